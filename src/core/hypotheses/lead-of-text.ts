import type { Hypothesis, Predicate } from '../../contracts/hypothesis.ts';
import { upperNormalPoint } from '../statistics/upper-normal-point.ts';
import type { TextMeasure } from '../stylometry/measure-text.ts';
import { compareIds } from './person-text.ts';
import { placeOfPredicate } from './predicate.ts';
import { type Column, comparableRates, type OtherPeople, shareBelow } from './rank-among-people.ts';

/** A rank beyond all of some thousand texts says little more than one beyond 97 in a hundred. */
const leastShare = 0.03;

/** A hypothesis with its predicate. */
export interface Countable extends Hypothesis {
  readonly predicate: Predicate;
}

/** Those with a predicate, ordered by id. */
export function countableOf(hypotheses: readonly Hypothesis[]): readonly Countable[] {
  return hypotheses
    .flatMap((one) => (one.predicate === null ? [] : [{ ...one, predicate: one.predicate }]))
    .toSorted((a, b) => compareIds(a.id, b.id));
}

/** How far a text lies ahead of other people's in the claimed direction: the normal score of its rank. Null where it gives no opportunity, or nobody's does. */
export function leadOfText(predicate: Predicate, measure: TextMeasure, others: OtherPeople): number | null {
  const place = placeOfPredicate(predicate);
  const column = place === null ? null : others.column(place);
  if (place === null || column === null) return null;
  const [rate] = comparableRates([{ measure }], place);
  return rate === undefined ? null : leadOfRate(predicate, rate, column);
}

/** As `leadOfText`, of a rate on the background's scale. Other people's rates have a mean of about 0 and a deviation of about 1, each person weighing the same. */
export function leadOfRate({ direction }: Predicate, rate: number, column: Column): number {
  const share = shareBelow(column, rate);
  const ahead = direction === 'more' ? share : 1 - share;
  return upperNormalPoint(1 - Math.min(Math.max(ahead, leastShare), 1 - leastShare));
}
