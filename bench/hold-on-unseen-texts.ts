import type { RegisterBackground } from '../src/contracts/background.ts';
import type { Hypothesis } from '../src/contracts/hypothesis.ts';
import { exhibits } from '../src/core/hypotheses/predicate.ts';
import { comparableRates, otherPeople, rankAmong } from '../src/core/hypotheses/rank-among-people.ts';
import { placeOf } from '../src/core/stylometry/feature-catalogue.ts';
import { openBackground } from '../src/core/stylometry/open-background.ts';
import type { MeasuredText } from './people-of-corpus.ts';

/** What became of an accepted hypothesis on texts nobody had seen. */
export interface UnseenOutcome {
  /** Share of the person's texts that exhibit it minus that of other people's texts. */
  readonly lift: number;
  /** A ≥ 0.65 of the person's unseen texts among control people, and not of a random other person's. */
  readonly ofThePersonAlone: boolean;
}

export function holdOnUnseen(
  { predicate }: Hypothesis,
  own: readonly MeasuredText[],
  other: readonly MeasuredText[],
  everyone: readonly MeasuredText[],
  background: RegisterBackground,
): UnseenOutcome | null {
  if (predicate === null) return null;
  const share = (texts: readonly MeasuredText[]): number => {
    const shown = texts.flatMap(({ measure }) => exhibits(predicate, measure) ?? []);
    return shown.filter((one) => one).length / shown.length;
  };
  const lift = share(own) - share(everyone);
  if (Number.isNaN(lift)) return null;
  const place = placeOf(predicate.featureId);
  const holds = (texts: readonly MeasuredText[]): boolean => {
    const column = otherPeople(openBackground(background), 'control', texts).column(place);
    const rates = comparableRates(texts, place);
    if (column === null || rates.length === 0) return false;
    return rankAmong(column, rates, rates.length, predicate.direction).probability >= 0.65;
  };
  return { lift, ofThePersonAlone: holds(own) && !holds(other) };
}
