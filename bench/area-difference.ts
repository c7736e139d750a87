import { createRandom } from '../src/core/numerics/index.ts';
import { areaUnderCurve, type ScoredCluster } from '../src/core/statistics/index.ts';
import { quantile } from '../src/core/statistics/quantile.ts';

export interface AreaDifference {
  /** Of the second scores. */
  readonly otherArea: number;
  /** How far the area of the first is above it. */
  readonly difference: number;
  /** 95 % percentile interval of the difference. */
  readonly low: number;
  readonly high: number;
}

const draws = 1000;

/** Two ways to score the same texts of the same people, one entry a person. Whole people are redrawn: texts of one person are not independent. */
export function areaDifference(
  first: readonly ScoredCluster[],
  second: readonly ScoredCluster[],
  seed: number,
): AreaDifference | null {
  const area = pooledArea(first);
  const other = pooledArea(second);
  if (area === null || other === null) return null;
  const random = createRandom(seed);
  const differences = Float64Array.from({ length: draws }, () => {
    const drawn = first.map(() => random.integer(first.length));
    const pick = (clusters: readonly ScoredCluster[]) => drawn.flatMap((at) => clusters[at] ?? []);
    return (pooledArea(pick(first)) ?? Number.NaN) - (pooledArea(pick(second)) ?? Number.NaN);
  }).sort();
  return {
    otherArea: other,
    difference: area - other,
    low: quantile(differences, 0.025),
    high: quantile(differences, 0.975),
  };
}

function pooledArea(clusters: readonly ScoredCluster[]): number | null {
  return areaUnderCurve(
    clusters.flatMap(({ positive }) => positive),
    clusters.flatMap(({ negative }) => negative),
  );
}
