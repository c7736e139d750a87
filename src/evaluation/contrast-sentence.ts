import type { Contrast } from '../contracts/evaluation-report.ts';
import { shownNumber } from './shown-number.ts';

/** Fewer than this show how something works, not that it does. */
const fewestPeople = 10;

/** What may be said of a contrast, by rule (evaluation.md 12, 13): nothing is claimed whose interval holds the null value. */
export function contrastSentence(
  { a, b, measure, kind, mean, low, high, n, detectable }: Omit<Contrast, 'sentence'>,
  unit: 'people' | 'prompts' = 'people',
): string {
  if (mean === null || n === 0) return `${a} against ${b}: no data.`;
  const null0 = kind === 'win-rate' ? 0.5 : 0;
  const figure =
    kind === 'win-rate' ? `wins ${shownNumber(mean)}` : `${mean >= 0 ? '+' : '−'}${shownNumber(Math.abs(mean))}`;
  const interval = low === null || high === null ? 'no interval' : `[${shownNumber(low)}, ${shownNumber(high)}]`;
  const size = n < fewestPeople ? `, a demonstration with ${n} ${unit}` : `, n = ${n}`;
  const facts = `(${measure}, ${figure} ${interval}${size})`;
  if (low !== null && low > null0) return `${a} is above ${b} ${facts}.`;
  if (high !== null && high < null0) return `${a} is below ${b} ${facts}.`;
  const power = detectable === null ? '' : `; ${shownNumber(detectable)} would have been found with 80 % power`;
  return `No difference found between ${a} and ${b} ${facts}${power}.`;
}
