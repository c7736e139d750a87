import type { RegisterBackground } from '../../contracts/background.ts';
import type { Hypothesis, Predicate, Trial } from '../../contracts/hypothesis.ts';
import { type OpenedBackground, openBackground } from '../stylometry/open-background.ts';
import { groupSize } from './group-size.ts';
import { byId, type PersonText } from './person-text.ts';
import { exhibits, isExhibited, placeOfPredicate } from './predicate.ts';
import { type Column, type OtherPeople, otherPeople, rankTexts } from './rank-among-people.ts';
import { untested, withTrialFlags } from './trial-flags.ts';

/** A held-out text of the person. */
export interface TrialText extends Pick<PersonText, 'id' | 'measure'> {
  /** Texts of one unit are one source. Without it every text is its own. */
  readonly source?: { readonly unit: string };
}

export interface TryCountableInput {
  readonly hypotheses: readonly Hypothesis[];
  /** Trial texts of the hypotheses' register; inference texts never belong here. */
  readonly own: readonly TrialText[];
  readonly background: RegisterBackground;
}

/**
 * A trial needs two sources of the person and four other people. With so few, ranking all own texts ahead of all people can be chance:
 * it must be rarer than one in twenty among the ways to order them (two sources need five people, three need four).
 */
const fewestSources = 2;
const fewestPeople = 4;
const fewestOrders = 20;

/**
 * Tests counted hypotheses on held-out texts against texts of control people (hypotheses.md 6.8, 6.10): accepted when the
 * rank probability A is at least 0.65 and its lower bound, that of groups of texts where single ones say little, above one half.
 * Others stay proposed. What cannot be tried stays `untested`.
 */
export function tryCountable({ hypotheses, own, background }: TryCountableInput): readonly Hypothesis[] {
  const texts = byId(own);
  const opened = openBackground(background);
  const controls = otherPeople(opened, 'control', texts);
  return hypotheses.map((hypothesis) =>
    hypothesis.predicate === null ? hypothesis : tryOne(hypothesis, hypothesis.predicate, texts, controls, opened),
  );
}

function tryOne(
  hypothesis: Hypothesis,
  predicate: Predicate,
  texts: readonly TrialText[],
  controls: OtherPeople,
  background: OpenedBackground,
): Hypothesis {
  const place = placeOfPredicate(predicate);
  const column = place === null ? null : controls.column(place);
  const able = place === null ? [] : texts.filter(({ measure }) => (measure.opportunity[place] ?? 0) > 0);
  const sources = new Set(able.map(({ id, source }) => source?.unit ?? id)).size;
  if (place === null || column === null || !isTriable(sources, column.people)) return untested(hypothesis);
  const rank = rankTexts({
    others: controls,
    place,
    direction: predicate.direction,
    texts: able,
    sources,
    size: groupSize(place, background),
    strict: true,
  });
  if (rank === null) return untested(hypothesis);
  const { probability, low, high, people } = rank;
  const trial: Trial = {
    kind: 'rate',
    own: countOwn(predicate, texts),
    control: countControl(predicate, place, column),
    controlPeople: people,
    score: probability,
    low,
    high,
  };
  const covered = able.length * 2 >= texts.length;
  const accepted = covered && probability >= 0.65 && low > 0.5;
  return {
    ...hypothesis,
    standing: accepted ? 'accepted' : 'proposed',
    trial,
    reward: 2 * low - 1,
    flags: withTrialFlags(hypothesis, high < 0.5 ? ['contradicted'] : []),
  };
}

function countOwn(predicate: Predicate, texts: readonly TrialText[]): Trial['own'] {
  const counts = { yes: 0, no: 0, unclear: 0 };
  for (const { measure } of texts) {
    const shown = exhibits(predicate, measure);
    counts[shown === null ? 'unclear' : shown ? 'yes' : 'no'] += 1;
  }
  return counts;
}

function countControl(predicate: Predicate, place: number, { rates }: Column): Trial['control'] {
  let yes = 0;
  for (const rate of rates) if (isExhibited(predicate, place, rate)) yes += 1;
  return { yes, no: rates.length - yes, unclear: 0 };
}

function isTriable(sources: number, people: number): boolean {
  if (sources < fewestSources || people < fewestPeople) return false;
  let orders = 1;
  for (let at = 1; at <= sources && orders < fewestOrders; at += 1) orders = (orders * (people + at)) / at;
  return orders >= fewestOrders;
}
