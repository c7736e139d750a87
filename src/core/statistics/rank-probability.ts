export interface RankProbability {
  /** Mean over the other people of the probability that an own value lies further in the direction than one of theirs; ties one half. NaN without values. */
  readonly probability: number;
  /** One-sided 95 % bound. */
  readonly low: number;
  /** The other people that counted. */
  readonly people: number;
}

/** Values nearer than this share of the larger are tied: shipped rates are rounded to steps of up to 4.6 % (`byte-scale.ts`). */
const tieWithin = 0.025;

/**
 * How surely a person's values exceed other people's (hypotheses.md 6.8). The bound takes the other *people* as the sample size,
 * because texts of one person are not independent (Hanley and McNeil 1982).
 */
export function rankProbability(
  own: readonly number[],
  others: readonly (readonly number[])[],
  direction: 'more' | 'less',
): RankProbability {
  const people = others.filter((values) => values.length > 0);
  if (own.length === 0 || people.length === 0)
    return { probability: Number.NaN, low: Number.NaN, people: people.length };
  const probability = people.reduce((sum, values) => sum + exceeds(own, values, direction), 0) / people.length;
  return { probability, low: rankProbabilityBound(probability, own.length, people.length), people: people.length };
}

/** One-sided 95 % lower bound of a rank probability A with n1 own values and n0 other people; A is held at 0.999 or below. */
export function rankProbabilityBound(probability: number, own: number, people: number): number {
  const a = Math.min(probability, 0.999);
  const q1 = a / (2 - a);
  const q2 = (2 * a * a) / (1 + a);
  const variance = (a * (1 - a) + (own - 1) * (q1 - a * a) + (people - 1) * (q2 - a * a)) / (own * people);
  return a - 1.645 * Math.sqrt(Math.max(0, variance));
}

function exceeds(own: readonly number[], theirs: readonly number[], direction: 'more' | 'less'): number {
  let wins = 0;
  for (const mine of own) {
    for (const other of theirs) {
      if (Math.abs(mine - other) <= tieWithin * Math.max(Math.abs(mine), Math.abs(other))) wins += 0.5;
      else if (mine > other === (direction === 'more')) wins += 1;
    }
  }
  return wins / (own.length * theirs.length);
}
