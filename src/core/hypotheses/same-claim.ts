import { claimForm } from './claim-key.ts';

/** Whether two statements say the same in other words. Statements on opposite sides never do (hypotheses.md 6.7). */
export function sameClaim(one: string, other: string): boolean {
  const first = claimForm(one);
  const second = claimForm(other);
  return first.polarity === second.polarity && isOneSubject(first.concepts, second.concepts);
}

/** Whether two statements are about the same and take opposite sides. */
export function oppositeClaim(one: string, other: string): boolean {
  const first = claimForm(one);
  const second = claimForm(other);
  return first.polarity !== second.polarity && isOneSubject(first.concepts, second.concepts);
}

/** Set on the pairs of `same-claim.test.ts`. */
const sameFrom = 0.55;
/** Where each speaks of something the other does not: "thanks at the end", "thanks at the beginning". */
const sameFromDespiteBoth = 0.8;

/** Cosine of character 3-grams over the concepts: synonyms are one concept, and inflected words are near each other. */
function isOneSubject(one: readonly string[], other: readonly string[]): boolean {
  if (one.length === 0 || other.length === 0) return false;
  const differ = one.some((concept) => !other.includes(concept)) && other.some((concept) => !one.includes(concept));
  return cosine(gramWeights(one), gramWeights(other)) >= (differ ? sameFromDespiteBoth : sameFrom);
}

function cosine(first: ReadonlyMap<string, number>, second: ReadonlyMap<string, number>): number {
  let dot = 0;
  for (const [gram, weight] of first) dot += weight * (second.get(gram) ?? 0);
  return dot / Math.sqrt(squares(first) * squares(second));
}

/** Every concept has the same total weight, however long its name. */
function gramWeights(concepts: readonly string[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const concept of concepts) {
    const padded = ` ${concept} `;
    const grams = Math.max(1, padded.length - 2);
    for (let at = 0; at < grams; at += 1) {
      const gram = padded.slice(at, at + 3);
      weights.set(gram, (weights.get(gram) ?? 0) + 1 / Math.sqrt(grams));
    }
  }
  return weights;
}

function squares(weights: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const weight of weights.values()) sum += weight * weight;
  return sum;
}
