import { groupBy } from '../numerics/group-by.ts';
import { createRandom, type SeededRandom } from '../numerics/seeded-random.ts';
import { normalDistribution } from './normal-distribution.ts';
import type { Interval } from './proportion-intervals.ts';
import { quantile } from './quantile.ts';
import { studentQuantile } from './student-quantile.ts';

export interface ClusterBootstrapOptions<Item> {
  /** Items of one cluster are not independent and are drawn together: a person, a prompt with its twin, a behaviour. */
  readonly clusterOf: (item: Item) => string;
  /** Clusters are drawn within their stratum (a data set), so that each keeps its weight. One stratum unless given; that of a cluster's first item counts. */
  readonly stratumOf?: (item: Item) => string;
  /** Any figure of items; null or NaN where it is not defined. */
  readonly statistic: (items: readonly Item[]) => number | null;
  readonly seed: number;
  /** 2,000 unless said otherwise. */
  readonly draws?: number;
  /** .95 unless said otherwise. */
  readonly level?: number;
}

export interface ClusterBootstrapResult {
  /** The statistic of the items themselves; null where it is not defined. */
  readonly value: number | null;
  /** Null of fewer than two clusters in every stratum, and where no two draws differ: no spread was seen. */
  readonly interval: Interval | null;
  readonly items: number;
  readonly clusters: number;
  /** Draws that left the statistic undefined; they take no part in the interval. */
  readonly undefinedDraws: number;
}

/**
 * A figure of items that come in clusters, and its interval from redrawing whole clusters (Davison and Hinkley 1997, 3.8): percentiles, expanded for the
 * number of clusters (Hesterberg 2015, 5.2: the plain ones are narrow by √((n − 1)/n) and by the normal in place of the Student quantile).
 */
export function clusterBootstrap<Item>(
  items: readonly Item[],
  { clusterOf, stratumOf = () => '', statistic, seed, draws = 2000, level = 0.95 }: ClusterBootstrapOptions<Item>,
): ClusterBootstrapResult {
  const clusters = [...groupBy(items, clusterOf).values()];
  const strata = [...groupBy(clusters, ([first]) => (first === undefined ? '' : stratumOf(first))).values()];
  const random = createRandom(seed);
  const drawn = Array.from({ length: draws }, () => definedOr(statistic(drawItems(strata, random))));
  const defined = Float64Array.from(drawn.filter((value) => value !== null)).sort();
  const free = clusters.length - strata.length;
  return {
    value: items.length === 0 ? null : definedOr(statistic(items)),
    interval: free > 0 && varies(defined) ? expandedInterval(defined, { free, level }) : null,
    items: items.length,
    clusters: clusters.length,
    undefinedDraws: draws - defined.length,
  };
}

function drawItems<Item>(strata: readonly (readonly (readonly Item[])[])[], random: SeededRandom): readonly Item[] {
  return strata.flatMap((clusters) => clusters.flatMap(() => clusters[random.integer(clusters.length)] ?? []));
}

function definedOr(value: number | null): number | null {
  return value === null || Number.isNaN(value) ? null : value;
}

function varies(ascending: Float64Array): boolean {
  const low = ascending[0] ?? 0;
  const high = ascending.at(-1) ?? 0;
  return high - low > 1e-12 * Math.max(Math.abs(low), Math.abs(high));
}

/** `free`: clusters less strata, the degrees of freedom. */
function expandedInterval(
  ascending: Float64Array,
  { free, level }: { readonly free: number; readonly level: number },
): Interval {
  const point = studentQuantile((1 + level) / 2, free) * Math.sqrt((free + 1) / free);
  const outside = normalDistribution(-point);
  return { low: quantile(ascending, outside), high: quantile(ascending, 1 - outside) };
}
