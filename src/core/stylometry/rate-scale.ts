import type { Feature } from './feature.ts';

/** No opportunity. */
const missing = 255;
const steps = 253;

/** One byte a rate: 0 is exactly none, 1 to 254 a logarithmic scale whose steps are 4 to 5 % of the value. */
export function packRate(rate: number | null, kind: Feature['kind']): number {
  if (rate === null || Number.isNaN(rate)) return missing;
  if (rate <= 0) return 0;
  const { low, ratio } = scales[kind];
  return 1 + Math.min(steps, Math.max(0, Math.round((Math.log(rate / low) / ratio) * steps)));
}

/** The rate a byte stands for; NaN where there was no opportunity. */
export function unpackRate(byte: number, kind: Feature['kind']): number {
  return tables[kind][byte] ?? Number.NaN;
}

/** Shares lie between 1 in 20,000 and 2 a word; lengths between 0.1 and 10,000. */
const scales = {
  count: { low: 5e-5, ratio: Math.log(2 / 5e-5) },
  mean: { low: 0.1, ratio: Math.log(10_000 / 0.1) },
} as const;

const tables = { count: table('count'), mean: table('mean') } as const;

function table(kind: Feature['kind']): Float64Array {
  const { low, ratio } = scales[kind];
  return Float64Array.from({ length: 256 }, (_, byte) => {
    if (byte === missing) return Number.NaN;
    return byte === 0 ? 0 : low * Math.exp((ratio * (byte - 1)) / steps);
  });
}
