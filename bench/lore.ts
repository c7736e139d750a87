import { performance } from 'node:perf_hooks';
import {
  accuracyOf,
  adapt,
  directionOf,
  firstComparisons,
  fitBasis,
  type PreferenceModel,
  rank,
  savePreferenceModel,
  seenWeights,
  simulateLinearPopulation,
} from '../src/preference.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';
import { fitByNumpy } from './lore-numpy.ts';
import { cpuSeconds, type Figures, meanFigures, runLore } from './lore-run.ts';
import { loreSettings } from './lore-settings.ts';

/**
 * LoRe-1, 2, 3, 8–11 and 14: the main setting, mean of seeds 0–2 (`--quick`: the given seed). Accuracies on unseen people in percent after 9 of their
 * comparisons by the default adaptation; `lore…_mix_…` without label-noise floor, `…_grad_…` as published. Fits of ours and of numpy alternate on the same data.
 */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const seeds = quick ? [seed] : [0, 1, 2];
  const settings = { population: loreSettings.main, ranks: [5, 10], shots: [1, 3, 5, 9, 20], controlShots: 9 };
  const all = meanFigures(seeds.map((one) => runLore({ ...settings, seed: one })));
  const { figures, baseline } = speed(seeds[0] ?? 0, quick ? 1 : 3);
  return {
    name: 'lore',
    figures: {
      lore10_unseen_9: all['lore10_floor_9'] ?? null,
      lore5_unseen_9: all['lore5_floor_9'] ?? null,
      pooled_bt_unseen: all['bt_unseen'] ?? null,
      per_person_bt_9: all['alone_unseen_9'] ?? null,
      ...figures,
      ...all,
    },
    baseline: {
      ...baseline,
      lore10_unseen_9_reference: 97.7,
      lore5_unseen_9_reference: 95,
      pooled_bt_reference: 87.5,
      fitCpuSecondsTarget: 0.55,
    },
    n: 200 * seeds.length,
    seed,
  };
}

function speed(
  seed: number,
  rounds: number,
): { readonly figures: Figures; readonly baseline: Record<string, number | null> } {
  const population = simulateLinearPopulation({ seed });
  const seen = population.seen.map(({ comparisons }) => comparisons);
  const seenAccuracy = (model: PreferenceModel) =>
    (100 / seen.length) *
    population.seen.reduce(
      (sum, { test }, person) => sum + accuracyOf(directionOf(model, seenWeights(model, person)), test),
      0,
    );
  const [ours, theirs]: [number[], number[]] = [[], []];
  let model = fitBasis(seen, { rank: 10, seed });
  let other: PreferenceModel | null = null;
  for (let round = 0; round < rounds; round += 1) {
    const started = process.cpuUsage();
    model = fitBasis(seen, { rank: 10, seed });
    ours.push(cpuSeconds(started));
    const fitted = fitByNumpy(seen, 10);
    if (fitted === null) continue;
    theirs.push(fitted.cpuSeconds);
    other = { ...model, basis: fitted.basis, weights: fitted.weights };
  }
  const [someone] = population.unseen;
  const nine = firstComparisons(
    someone?.comparisons ?? { dimension: 64, count: 0, differences: new Float32Array(0) },
    9,
  );
  const weights = adapt(model, nine);
  const candidates = Array.from({ length: 8 }, (_, at) =>
    population.testPrompts.embeddings.slice(at * 64, at * 64 + 64),
  );
  return {
    figures: {
      fit_cpu_seconds: mean(ours),
      fit_seen_accuracy: seenAccuracy(model),
      adapt_ms: medianMs(() => adapt(model, nine)),
      adapt_gradient_ms: medianMs(() => adapt(model, nine, { method: 'gradient', seed: 1 })),
      score_8_ms: medianMs(() => rank(directionOf(model, weights), candidates)),
      bytes_per_person: weights.byteLength,
      mb_of_100000_people: (weights.byteLength * 100_000) / 2 ** 20,
      saved_kb: savePreferenceModel(model).length / 1024,
    },
    baseline: {
      numpy_fit_cpu_seconds: theirs.length === 0 ? null : mean(theirs),
      numpy_seen_accuracy: other === null ? null : seenAccuracy(other),
    },
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function medianMs(work: () => unknown): number {
  const times = Array.from({ length: 400 }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return times.slice(200).sort((a, b) => a - b)[100] ?? Number.NaN;
}
