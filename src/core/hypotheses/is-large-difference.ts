import type { TextMeasure } from '../stylometry/measure-text.ts';
import { comparableRates, type OtherPeople, scoreAmong } from './rank-among-people.ts';

/** Inference texts and the people they are ranked among, who are others than the control people. */
export interface LearnedTexts {
  readonly texts: readonly { readonly measure: TextMeasure }[];
  readonly others: OtherPeople;
}

interface TriedDifference {
  /** A of the trial texts. */
  readonly score: number;
  /** Trial texts that gave an opportunity. */
  readonly tried: number;
  readonly place: number;
  readonly direction: 'more' | 'less';
  readonly learned: LearnedTexts;
}

/**
 * How large the rank probability A must be: on trial texts alone, or, where inference texts are at hand, over all texts, with the trial texts
 * on the same side. A of six texts has a standard error of about .12, so a bar on them alone refuses many a habit that lies well above it.
 * The bar over all texts is higher, because inference texts flatter what was proposed from them (docs/experiments/LOG.md).
 */
const leastScore = { trialAlone: 0.65, all: 0.67, trialWithAll: 0.55 } as const;

/** Whether a tried habit sets the person apart far enough to be told. Whether it is chance is another question: `chanceOfRank`. */
export function isLargeDifference({ score, tried, place, direction, learned }: TriedDifference): boolean {
  const rates = comparableRates(learned.texts, place);
  const column = rates.length === 0 ? null : learned.others.column(place);
  if (column === null) return score >= leastScore.trialAlone;
  const sum = score * tried + scoreAmong(column, rates, direction) * rates.length;
  return score >= leastScore.trialWithAll && sum / (tried + rates.length) >= leastScore.all;
}
