import { measureLeakage } from '../../core/text/index.ts';
import { createPhraseMatcher } from '../../core/text/phrase-matcher.ts';
import type { Measure } from '../measure.ts';
import { specificsFromSamples } from './specifics.ts';

const common = { masked: false, fittedOn: null, better: 'lower' } as const;

/** evaluation.md C2. */
export const leakageMeasures: readonly Measure[] = [
  {
    ...common,
    name: 'leakage',
    range: [0, 1],
    summary: "Share of the text's 5-word runs that stand in a sample and not in the brief.",
    open:
      async () =>
      ({ text, samples, task }) =>
        measureLeakage(text, { samples, task: task.brief }).share,
  },
  {
    ...common,
    name: 'longest-copy',
    range: [0, Number.POSITIVE_INFINITY],
    summary: 'Words of the longest run shared with a sample and not with the brief (limit 11).',
    open:
      async () =>
      ({ text, samples, task }) =>
        measureLeakage(text, { samples, task: task.brief }).longestRun,
  },
  {
    ...common,
    name: 'copied-8-grams',
    range: [0, 1],
    summary: "Share of the text's 8-word runs that stand in a sample (limit 0.01).",
    open:
      async () =>
      ({ text, samples }) =>
        copiedRuns(text, samples),
  },
  {
    ...common,
    name: 'copies',
    range: [0, 1],
    summary:
      'Share of texts that copy: a run of more than 11 words shared with a sample and not with the brief, or more than 0.01 of the 8-word runs.',
    open:
      async () =>
      ({ text, samples, task }) =>
        measureLeakage(text, { samples, task: task.brief }).longestRun > longestAllowed ||
        (copiedRuns(text, samples) ?? 0) > mostCopiedRuns
          ? 1
          : 0,
  },
  {
    ...common,
    name: 'names-from-samples',
    range: [0, Number.POSITIVE_INFINITY],
    summary:
      'Names and numbers of a text that stand in a sample and not in the brief (limit 0). What comes back by chance is seen in other-author, what the person writes again in real-text: both are held against the person’s samples.',
    open:
      async () =>
      ({ text, samples, task }) =>
        specificsFromSamples(text, { samples, brief: task.brief }).length,
  },
];

/** evaluation.md C2. */
const longestAllowed = 11;
const mostCopiedRuns = 0.01;

/** Share of 8-word runs that stand in a sample; null of fewer than eight words. */
function copiedRuns(text: string, samples: readonly string[]): number | null {
  const words = wordsOf(text);
  const matcher = createPhraseMatcher(words);
  for (const sample of samples) matcher.mark(wordsOf(sample));
  const runs = words.length - 7;
  return runs <= 0 ? null : matcher.longest().filter((length) => length >= 8).length / runs;
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu) ?? []
  );
}
