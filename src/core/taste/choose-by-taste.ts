import { type Taste, utilitiesOf } from './fit-taste.ts';
import { informationOfPair, probabilityBetter } from './judge-pair.ts';
import { tellDifference } from './tell-difference.ts';

/** Why the order that was there stands although the person's choices were asked. */
export type TasteAbstention =
  /** The person has chosen nothing yet. */
  | 'no-comparisons'
  /** One after another, the choices were foretold no better than by a coin. */
  | 'not-foretold'
  /** It is not clear enough that the person likes the pick better. */
  | 'unsure';

export interface TasteRanking {
  /** Places of candidates, best first; the given order where the taste abstains. */
  readonly order: readonly number[];
  readonly abstained: TasteAbstention | null;
  /** Probability that the person likes the pick of the taste better than the first candidate; null where they are one or nothing is known. */
  readonly confidence: number | null;
  /** What the taken text is beside the one it was taken before, in words; empty where there is nothing to tell. */
  readonly words: readonly string[];
}

export interface ChooseByTasteOptions {
  /** The least confidence for taking another text than the first. Default 0.7. */
  readonly leastConfidence?: number;
  /** How much besides the taste a candidate has for it, in deviations over candidates; by candidate. Default: nothing. */
  readonly merits?: readonly number[];
}

/** Candidates by what the person likes; in the given order, best first by something else, where their choices do not carry another. */
export function chooseByTaste(
  taste: Taste,
  rows: readonly ArrayLike<number>[],
  { leastConfidence = 0.7, merits = [] }: ChooseByTasteOptions = {},
): TasteRanking {
  const given = [...rows.keys()];
  const utilities = standardised(utilitiesOf(taste, rows));
  const scores = utilities.map((utility, at) => utility + (merits[at] ?? 0));
  const order = given.toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const [pick = 0] = order;
  const stays = (abstained: TasteAbstention | null, confidence: number | null): TasteRanking => ({
    ...{ order: given, abstained, confidence, words: [] },
  });
  if (taste.count === 0) return stays('no-comparisons', null);
  // One choice alone is foretold as by a coin, whatever it is.
  if (taste.count > 1 && taste.foretold < 0) return stays('not-foretold', null);
  // Everybody else's order follows the taste, but the pick is what was there already.
  if (pick === 0) return { order, abstained: null, confidence: null, words: [] };
  const [own, first] = [rows[pick] ?? [], rows[0] ?? []];
  const confidence = probabilityBetter(taste, own, first);
  if (confidence < leastConfidence) return stays('unsure', confidence);
  return { order, abstained: null, confidence, words: tellDifference(taste, own, first) };
}

/** In deviations from the mean; zeros where all are alike. */
export function standardised(values: readonly number[]): readonly number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return values.map((value) => (deviation > 0 ? (value - mean) / deviation : 0));
}

export interface TellingPair {
  readonly left: number;
  readonly right: number;
  /** In nats; 0 where all candidates are alike. */
  readonly information: number;
}

/** The two candidates between which the person's choice tells most; null of fewer than two. The earlier one is left. */
export function mostTellingPair(taste: Taste, rows: readonly ArrayLike<number>[]): TellingPair | null {
  let best: TellingPair | null = null;
  for (const [left, one] of rows.entries())
    for (let right = left + 1; right < rows.length; right += 1) {
      const information = informationOfPair(taste, one, rows[right] ?? []);
      if (best === null || information > best.information) best = { left, right, information };
    }
  return best;
}
