import type { BenchResult } from './bench-result.ts';

/** A table for people: one figure a line, then what it is measured against. */
export function renderBench({ name, figures, baseline, n, seed }: BenchResult): string {
  const width = Math.max(...[...Object.keys(figures), ...Object.keys(baseline)].map((key) => key.length));
  const rows = (values: BenchResult['figures']) =>
    Object.entries(values).map(([key, value]) => `  ${key.padEnd(width)}  ${shown(value)}`);
  return [`${name}  (n = ${n}, seed ${seed})`, ...rows(figures), 'against', ...rows(baseline)].join('\n');
}

function shown(value: BenchResult['figures'][string]): string {
  if (value === null) return 'not measured';
  if (typeof value !== 'number' || Number.isInteger(value)) return String(value);
  return value.toPrecision(4);
}
