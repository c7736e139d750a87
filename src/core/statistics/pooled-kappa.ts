import { wilson } from './proportion-intervals.ts';

/** What two raters said of one thing. */
export type RatedPair = readonly [one: boolean, other: boolean];

export interface PooledKappa {
  readonly pairs: number;
  readonly agreed: number;
  /** Share that would agree by chance, from how often each rater says yes in each group. */
  readonly expected: number;
  /** 1: always agree, 0: as chance would; null where chance alone agrees always. */
  readonly kappa: number | null;
  /** Lower end of the one-sided 95 % interval. */
  readonly low: number | null;
}

/** One-sided 95 %. */
const z = 1.645;

/**
 * Cohen's kappa (1960) over several groups of pairs, such as the answers to several questions, pooled as (mean observed − mean expected) /
 * (1 − mean expected) with chance found within each group (De Vries, Elliott, Kanouse and Teleki 2008): a rater who gives every question its usual answer,
 * whatever the text, gets 0. The lower end takes Wilson's bound of the share that agrees, and chance as known.
 */
export function pooledKappa(groups: readonly (readonly RatedPair[])[]): PooledKappa {
  const pairs = groups.reduce((sum, group) => sum + group.length, 0);
  if (pairs === 0) return { pairs, agreed: 0, expected: 0, kappa: null, low: null };
  const agreed = groups.flat().filter(([one, other]) => one === other).length;
  const expected = groups.reduce((sum, group) => sum + expectedAgreement(group), 0) / pairs;
  const overChance = (share: number): number | null => (expected < 1 ? (share - expected) / (1 - expected) : null);
  return { pairs, agreed, expected, kappa: overChance(agreed / pairs), low: overChance(wilson(agreed, pairs, z).low) };
}

/** Pairs of one group that chance would make agree. */
function expectedAgreement(group: readonly RatedPair[]): number {
  if (group.length === 0) return 0;
  const one = group.filter(([yes]) => yes).length;
  const other = group.filter(([, yes]) => yes).length;
  return (one * other + (group.length - one) * (group.length - other)) / group.length;
}
