import { invalid } from './invalid.ts';

export interface RankedCandidate {
  /** Place in the list that was given. */
  readonly candidate: number;
  readonly score: number;
}

/** How much somebody with this direction likes a text with this embedding; only differences between scores mean something. */
export function score(direction: ArrayLike<number>, embedding: ArrayLike<number>): number {
  if (direction.length !== embedding.length)
    throw invalid(
      `An embedding has ${embedding.length} dimensions, the direction ${direction.length}. Embed texts by the model that the comparisons were embedded by.`,
    );
  let sum = 0;
  for (let at = 0; at < embedding.length; at += 1) sum += (direction[at] ?? 0) * (embedding[at] ?? 0);
  if (Number.isNaN(sum)) throw invalid('An embedding holds something that is no number. Embed the text again.');
  return sum;
}

/** Candidates from best to worst; equal scores keep the order they were given in. */
export function rank(
  direction: ArrayLike<number>,
  candidates: readonly ArrayLike<number>[],
): readonly RankedCandidate[] {
  return candidates
    .map((embedding, candidate) => ({ candidate, score: score(direction, embedding) }))
    .sort((a, b) => b.score - a.score || a.candidate - b.candidate);
}
