/** Numbers as single bytes on a logarithmic scale: 0 is exactly none, 1 to 254 rise by equal ratios from `low` to `high`, 255 is "no value". */
export interface ByteScale {
  pack(value: number | null): number;
  /** NaN for 255. */
  unpack(byte: number): number;
}

const missing = 255;
const steps = 253;

export function byteScale(low: number, high: number): ByteScale {
  const ratio = Math.log(high / low);
  const values = Float64Array.from({ length: 256 }, (_, byte) => {
    if (byte === missing) return Number.NaN;
    if (byte === 0) return 0;
    return byte === steps + 1 ? high : low * Math.exp((ratio * (byte - 1)) / steps);
  });
  return {
    pack: (value) => {
      if (value === null || Number.isNaN(value)) return missing;
      if (value <= 0) return 0;
      return 1 + Math.min(steps, Math.max(0, Math.round((Math.log(value / low) / ratio) * steps)));
    },
    unpack: (byte) => values[byte] ?? Number.NaN,
  };
}

/** Rates of the catalogue, in steps of 4 to 5 % of the value: shares from 1 in 20,000 to exactly all, lengths from 0.1 to 10,000. */
export const rateScales = { count: byteScale(5e-5, 1), mean: byteScale(0.1, 10_000) } as const;

/** Square roots of frequencies of n-grams, and their deviations, in steps of 5 %. */
export const gramScale = byteScale(1e-5, 1);
