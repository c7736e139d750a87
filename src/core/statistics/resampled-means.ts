import { createRandom } from '../numerics/seeded-random.ts';

/** Means of `draws` resamples with replacement, each as large as the sample, ascending (Efron 1979). Empty of no values. */
export function resampledMeans(
  values: readonly number[],
  { seed, draws }: { readonly seed: number; readonly draws: number },
): Float64Array {
  const size = values.length;
  if (size === 0) return new Float64Array(0);
  const sample = Float64Array.from(values);
  const random = createRandom(seed);
  const means = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw += 1) {
    let sum = 0;
    for (let one = 0; one < size; one += 1) sum += sample[random.integer(size)] ?? 0;
    means[draw] = sum / size;
  }
  return means.sort();
}
