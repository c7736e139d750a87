import type { Contrast } from '../../contracts/evaluation-report.ts';
import { contrastSentence } from '../contrast-sentence.ts';
import type { JudgedComparison } from './judged-comparison.ts';

/** The measure of contrasts that a judge decided. */
export const judgedMeasure = 'judged-win-rate';

export const judgedMeasureSummary =
  "Share of pairs of texts for the same task of which a model that judges, shown three of the person's texts, took this arm's for the person's; asked in both orders, ties and verdicts that change with the order half.";

/** A usable comparison as a contrast, exploratory, with what the judge is marked with in its sentence; null of one that is not usable. */
export function judgedContrast(
  comparison: JudgedComparison,
  {
    measure,
    marks,
    units = 'people',
  }: {
    readonly measure: string;
    readonly marks: readonly string[];
    /** What n counts. Default: people. */
    readonly units?: 'people' | 'prompts';
  },
): Contrast | null {
  if (!comparison.usable) return null;
  const { a, b, winRate } = comparison;
  const contrast: Omit<Contrast, 'sentence'> = {
    ...{ a, b, measure, ...winRate },
    ...{ kind: 'win-rate', pHolm: null, main: false },
  };
  const sentence = contrastSentence(contrast, units);
  return {
    ...contrast,
    sentence: marks.length === 0 ? sentence : `${sentence} Marked: the judge ${marks.join('; ')}.`,
  };
}
