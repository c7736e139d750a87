import type { Contrast } from '../contracts/evaluation-report.ts';

/** Fewer than this show how something works, not that it does. */
const fewestPeople = 10;

/** What may be said of a contrast, by rule (evaluation.md 12, 13): nothing is claimed whose interval holds the null value. */
export function contrastSentence(
  { a, b, measure, kind, mean, low, high, n, detectable }: Omit<Contrast, 'sentence'>,
  unit: 'people' | 'prompts' = 'people',
): string {
  if (mean === null || n === 0) return `${a} against ${b}: no data.`;
  const null0 = kind === 'win-rate' ? 0.5 : 0;
  const figure = kind === 'win-rate' ? `wins ${shown(mean)}` : `${mean >= 0 ? '+' : '−'}${shown(Math.abs(mean))}`;
  const interval = low === null || high === null ? 'no interval' : `[${shown(low)}, ${shown(high)}]`;
  const size = n < fewestPeople ? `, a demonstration with ${n} ${unit}` : `, n = ${n}`;
  const facts = `(${measure}, ${figure} ${interval}${size})`;
  if (low !== null && low > null0) return `${a} is above ${b} ${facts}.`;
  if (high !== null && high < null0) return `${a} is below ${b} ${facts}.`;
  const power = detectable === null ? '' : `; ${shown(detectable)} would have been found with 80 % power`;
  return `No difference found between ${a} and ${b} ${facts}${power}.`;
}

/** Three digits after the point for small numbers, without the 0 before it. */
export function shown(value: number): string {
  const digits = Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 0.1 ? 2 : 3;
  const text = value.toFixed(digits).replace('-', '−');
  return text.replace(/^(−?)0\./, '$1.');
}
