/** A rate of one text and what the text weighs when rates are pooled. */
export interface Weighted {
  readonly rate: number;
  readonly weight: number;
}

/**
 * Pooled rates of groups of `size` texts: every text with those at equal steps behind it, in a circle, so that each text
 * stands in equally many groups. Single texts give their own rates. At most `mostSteps` groups a text.
 */
export function groupRates(texts: readonly Weighted[], size: number): readonly number[] {
  if (size <= 1) return texts.map(({ rate }) => rate);
  const count = texts.length;
  const pooled: number[] = [];
  for (let step = 1; step <= Math.min(mostSteps, Math.max(1, count >> 1)); step += 1) {
    if (count / greatestDivisor(count, step) < size) continue;
    for (let first = 0; first < count; first += 1) {
      let sum = 0;
      let total = 0;
      for (let at = 0; at < size; at += 1) {
        const text = texts[(first + at * step) % count];
        sum += (text?.rate ?? 0) * (text?.weight ?? 0);
        total += text?.weight ?? 0;
      }
      pooled.push(total > 0 ? sum / total : 0);
    }
  }
  return pooled;
}

const mostSteps = 5;

function greatestDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestDivisor(other, one % other);
}
