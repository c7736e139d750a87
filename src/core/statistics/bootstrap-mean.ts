import { groupBy } from '../numerics/group-by.ts';
import { createRandom } from '../numerics/seeded-random.ts';

export interface GroupedValue {
  /** Values of one group are not independent: groups are drawn, not values. */
  readonly group: string;
  readonly value: number;
}

export interface MeanInterval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Mean of all values and its 95 % percentile interval from `rounds` resamples of groups (cluster bootstrap, Davison and Hinkley 1997, 3.8). */
export function bootstrapMean(values: readonly GroupedValue[], seed: number, rounds = 2000): MeanInterval {
  const groups = [...groupBy(values, ({ group }) => group).values()].map((members) => ({
    sum: members.reduce((total, { value }) => total + value, 0),
    count: members.length,
  }));
  const random = createRandom(seed);
  const means = Array.from({ length: rounds }, () => {
    const drawn = groups.map(() => groups[random.integer(groups.length)] ?? { sum: 0, count: 0 });
    return meanOf(drawn);
  }).toSorted((a, b) => a - b);
  const at = (share: number) => means[Math.min(means.length - 1, Math.floor(share * means.length))] ?? Number.NaN;
  return { mean: meanOf(groups), low: at(0.025), high: at(0.975) };
}

function meanOf(groups: readonly { readonly sum: number; readonly count: number }[]): number {
  return groups.reduce((total, { sum }) => total + sum, 0) / groups.reduce((total, { count }) => total + count, 0);
}
