import { createRandom } from '../numerics/seeded-random.ts';
import { quantile } from './quantile.ts';

/** Share of (positive, negative) pairs ranked right, ties one half; null when one side is empty. */
export function areaUnderCurve(positive: readonly number[], negative: readonly number[]): number | null {
  if (positive.length === 0 || negative.length === 0) return null;
  const scores = [
    ...positive.map((score) => ({ score, positive: 1 })),
    ...negative.map((score) => ({ score, positive: 0 })),
  ].sort((a, b) => a.score - b.score);
  let below = 0;
  let wins = 0;
  for (let at = 0; at < scores.length; ) {
    let end = at;
    let ups = 0;
    while (end < scores.length && scores[end]?.score === scores[at]?.score) {
      ups += scores[end]?.positive ?? 0;
      end += 1;
    }
    const downs = end - at - ups;
    wins += ups * (below + downs / 2);
    below += downs;
    at = end;
  }
  return wins / (positive.length * negative.length);
}

export interface ScoredCluster {
  readonly positive: readonly number[];
  readonly negative: readonly number[];
}

export interface BootstrappedArea {
  readonly area: number;
  /** 95 % percentile interval. */
  readonly low: number;
  readonly high: number;
}

/** Area under the curve over people, with an interval from redrawing whole people: texts of one person are not independent. */
export function bootstrapArea(
  clusters: readonly ScoredCluster[],
  { seed, draws = 1000 }: { readonly seed: number; readonly draws?: number },
): BootstrappedArea | null {
  const area = pooledArea(clusters);
  if (area === null) return null;
  const random = createRandom(seed);
  const areas: number[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    const drawn = clusters.flatMap(() => clusters[random.integer(clusters.length)] ?? []);
    const one = pooledArea(drawn);
    if (one !== null) areas.push(one);
  }
  const sorted = Float64Array.from(areas).sort();
  return { area, low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) };
}

function pooledArea(clusters: readonly ScoredCluster[]): number | null {
  return areaUnderCurve(
    clusters.flatMap(({ positive }) => positive),
    clusters.flatMap(({ negative }) => negative),
  );
}
