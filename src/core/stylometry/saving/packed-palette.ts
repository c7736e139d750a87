import { packNumbers, unpackFloats, unpackWholes } from './packed-numbers.ts';

/** A vector that is mostly zeros and repeats few values, as frequencies of one text do: places and values that differ from 0, each value kept once. */
export interface PackedPalette {
  readonly length: number;
  readonly palette: string;
  /** Place in the upper and number of the value in the lower 16 bits. */
  readonly entries: string;
}

/** Numbers come back bit for bit, NaN too. Vectors of up to 65,536 places. */
export function packPalette(values: Float64Array): PackedPalette {
  const numbers = new Map<number, number>();
  const entries: number[] = [];
  for (const [place, value] of values.entries()) {
    if (value === 0) continue;
    const number = numbers.get(value) ?? numbers.size;
    numbers.set(value, number);
    entries.push(((place << 16) | number) >>> 0);
  }
  return {
    length: values.length,
    palette: packNumbers(Float64Array.from(numbers.keys())),
    entries: packNumbers(Uint32Array.from(entries)),
  };
}

export function unpackPalette({ length, palette, entries }: PackedPalette): Float64Array {
  const values = new Float64Array(length);
  const kept = unpackFloats(palette);
  for (const entry of unpackWholes(entries)) values[entry >>> 16] = kept[entry & 0xffff] ?? 0;
  return values;
}
