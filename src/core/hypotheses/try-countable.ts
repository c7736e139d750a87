import type { RegisterBackground } from '../../contracts/background.ts';
import type { Hypothesis, Predicate, Trial } from '../../contracts/hypothesis.ts';
import { rankProbabilityBound } from '../statistics/rank-probability.ts';
import { upperNormalPoint } from '../statistics/upper-normal-point.ts';
import { openBackground } from '../stylometry/open-background.ts';
import { acceptedChance } from './accept-together.ts';
import { chanceOfRank } from './chance-of-rank.ts';
import { isLargeDifference } from './is-large-difference.ts';
import { keepTries } from './kept-tries.ts';
import { byId, type PersonText } from './person-text.ts';
import { exhibits, isExhibited, placeOfPredicate } from './predicate.ts';
import { type Column, comparableRates, type OtherPeople, otherPeople, scoreAmong } from './rank-among-people.ts';
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
  /**
   * Inference texts of that register, for measured hypotheses: they help to tell how large a difference is, never whether it is chance.
   * Without them the trial texts alone tell.
   */
  readonly inference?: readonly Pick<TrialText, 'id' | 'measure'>[];
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
 * Tests counted hypotheses on held-out texts against texts of control people (hypotheses.md 6.8, 6.10): accepted when the difference is
 * large enough (`isLargeDifference`) and chance reaches that of the held-out texts at most one time in twenty, less often where little else of the
 * person is accepted with it (`acceptedChance`). Others stay proposed. What cannot be tried stays `untested`.
 */
export function tryCountable({
  hypotheses,
  own,
  inference = [],
  background,
}: TryCountableInput): readonly Hypothesis[] {
  const ordered = byId(own);
  const opened = openBackground(background);
  const controls = otherPeople(opened, 'control', ordered);
  const learned = { texts: byId(inference), others: otherPeople(opened, 'background', inference) };
  const tryOnce = triesOf(ordered, background, (predicate) => tryOne(predicate, ordered, controls));
  const tries = hypotheses.map(({ predicate }) => (predicate === null ? null : tryOnce(predicate)));
  const tried = tries.filter((one) => one !== null);
  const limit = acceptedChance(
    tried.flatMap(({ chance, covered }) => (covered ? chance : [])),
    tried.length,
  );
  return hypotheses.map((hypothesis, at) => {
    if (hypothesis.predicate === null) return hypothesis;
    const one = tries[at];
    if (one === null || one === undefined) return untested(hypothesis);
    const { trial, chance, covered, tried: texts, place } = one;
    // Asked of what is no chance only: ranking inference texts again takes time.
    const accepted =
      covered &&
      chance <= limit &&
      isLargeDifference({
        ...{ score: trial.score, tried: texts, place, learned },
        direction: hypothesis.predicate.direction,
      });
    return decided(hypothesis, trial, accepted);
  });
}

interface Try {
  readonly trial: Trial & { readonly low: number; readonly high: number };
  /** `chanceOfRank` in the claimed direction. */
  readonly chance: number;
  /** At least half of the texts gave an opportunity. */
  readonly covered: boolean;
  /** Place of the feature, and how many texts gave an opportunity. */
  readonly place: number;
  readonly tried: number;
}

const triesOf = keepTries<Try | null>();

function decided(hypothesis: Hypothesis, trial: Try['trial'], accepted: boolean): Hypothesis {
  return {
    ...hypothesis,
    standing: accepted ? 'accepted' : 'proposed',
    trial,
    reward: 2 * trial.low - 1,
    flags: withTrialFlags(hypothesis, trial.high < 0.5 ? ['contradicted'] : []),
  };
}

function tryOne(predicate: Predicate, texts: readonly TrialText[], controls: OtherPeople): Try | null {
  const place = placeOfPredicate(predicate);
  const column = place === null ? null : controls.column(place);
  if (place === null || column === null) return null;
  const able = texts.filter(({ measure }) => (measure.opportunity[place] ?? 0) > 0);
  const sources = new Set(able.map(({ id, source }) => source?.unit ?? id)).size;
  if (!isTriable(sources, column.people)) return null;
  const rates = comparableRates(able, place);
  const score = scoreAmong(column, rates, predicate.direction);
  const chance = chanceOfRank(column, rates, sources, predicate.direction);
  const margin = marginOf(score, chance, sources, column.people);
  return {
    trial: {
      kind: 'rate',
      own: countOwn(predicate, texts),
      control: countControl(predicate, place, column),
      controlPeople: column.people,
      score,
      low: score - margin,
      high: score + margin,
    },
    chance,
    covered: able.length * 2 >= texts.length,
    ...{ place, tried: rates.length },
  };
}

/** Half the 90 % interval whose lower end meets one half just where the chance is one in twenty; near one half itself, the usual one. */
function marginOf(score: number, chance: number, sources: number, people: number): number {
  const ratio = (score - 0.5) / upperNormalPoint(chance);
  const isNear = Math.abs(score - 0.5) < 0.02 || !(ratio > 0);
  return isNear ? score - rankProbabilityBound(score, sources, people) : 1.645 * ratio;
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
