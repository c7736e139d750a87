export interface ScoredPair {
  /** Any number that rises with likeness. */
  readonly score: number;
  readonly positive: boolean;
}

/** A rising step function: between two scores it is drawn straight, beyond the ends it stays level. */
export interface IsotonicModel {
  /** Ascending; two for each pooled block, its lowest and highest score. */
  readonly scores: readonly number[];
  /** Share of positives of each block, parallel to `scores`. */
  readonly probabilities: readonly number[];
}

/** Isotonic regression by pooling adjacent violators (Ayer et al. 1955). Equal scores are pooled first. Null of no pairs or of one that is not finite. */
export function fitIsotonic(pairs: readonly ScoredPair[]): IsotonicModel | null {
  if (pairs.length === 0 || pairs.some(({ score }) => !Number.isFinite(score))) return null;
  const blocks: Block[] = [];
  for (const { score, positive } of pairs.toSorted((a, b) => a.score - b.score)) {
    const last = blocks.at(-1);
    const value = positive ? 1 : 0;
    if (last?.high === score) blocks.splice(-1, 1, merged(last, { low: score, high: score, sum: value, count: 1 }));
    else blocks.push({ low: score, high: score, sum: value, count: 1 });
  }
  const pooled: Block[] = [];
  for (const block of blocks) {
    let current = block;
    for (
      let before = pooled.at(-1);
      before !== undefined && shareOf(before) >= shareOf(current);
      before = pooled.at(-1)
    ) {
      current = merged(before, current);
      pooled.pop();
    }
    pooled.push(current);
  }
  return {
    scores: pooled.flatMap(({ low, high }) => (low === high ? [low] : [low, high])),
    probabilities: pooled.flatMap((block) =>
      block.low === block.high ? [shareOf(block)] : [shareOf(block), shareOf(block)],
    ),
  };
}

/** Probability of a positive at the score, in [0, 1]. NaN scores give NaN. */
export function isotonicProbability({ scores, probabilities }: IsotonicModel, score: number): number {
  const above = scores.findIndex((known) => known >= score);
  if (Number.isNaN(score)) return Number.NaN;
  if (above < 0) return probabilities.at(-1) ?? Number.NaN;
  const right = probabilities[above] ?? Number.NaN;
  const high = scores[above] ?? score;
  if (above === 0 || high === score) return right;
  const low = scores[above - 1] ?? score;
  const left = probabilities[above - 1] ?? right;
  return left + ((right - left) * (score - low)) / (high - low);
}

interface Block {
  readonly low: number;
  readonly high: number;
  readonly sum: number;
  readonly count: number;
}

function merged(one: Block, other: Block): Block {
  return { low: one.low, high: other.high, sum: one.sum + other.sum, count: one.count + other.count };
}

function shareOf({ sum, count }: Block): number {
  return sum / count;
}
