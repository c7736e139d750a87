import type { Contrast } from '../contracts/evaluation-report.ts';
import { contrastVerdict } from './contrast-verdict.ts';
import { statedProbability } from './report/shown-figure.ts';
import { shownNumber } from './shown-number.ts';

/** Fewer than this show how something works, not that it does. */
const fewestPeople = 10;

/** What may be said of a contrast, by rule (evaluation.md 12, 13): nothing is claimed whose interval holds the null value, or, without spread, whose exact test could be chance. */
export function contrastSentence(contrast: Omit<Contrast, 'sentence'>, unit: 'people' | 'prompts' = 'people'): string {
  const { a, b, measure, kind, mean, low, high, n, p, detectable } = contrast;
  if (mean === null || n === 0) return `${a} against ${b}: no data.`;
  const figure =
    kind === 'win-rate' ? `wins ${shownNumber(mean)}` : `${mean >= 0 ? '+' : '−'}${shownNumber(Math.abs(mean))}`;
  const size = n < fewestPeople ? `, a demonstration with ${n} ${n === 1 ? singular[unit] : unit}` : `, n = ${n}`;
  const verdict = contrastVerdict(contrast);
  if (low === null || high === null) {
    const all = n === 1 ? `the one ${singular[unit]}` : `all ${n} ${unit}`;
    if (verdict === 'same') return `${a} is the same as ${b} for ${all} (${measure}, ${figure}${size}).`;
    const facts = `(${measure}, ${figure}, ${statedProbability(p)}${size})`;
    if (verdict === 'open')
      return `No difference found between ${a} and ${b}: ${n === 1 ? all : `${all} alike`}, no interval ${facts}.`;
    return `${a} is ${verdict} ${b} for ${all}, without spread ${facts}.`;
  }
  const facts = `(${measure}, ${figure} [${shownNumber(low)}, ${shownNumber(high)}]${size})`;
  if (verdict === 'above' || verdict === 'below') return `${a} is ${verdict} ${b} ${facts}.`;
  const power = detectable === null ? '' : `; ${shownNumber(detectable)} would have been found with 80 % power`;
  return `No difference found between ${a} and ${b} ${facts}${power}.`;
}

const singular = { people: 'person', prompts: 'prompt' } as const;
