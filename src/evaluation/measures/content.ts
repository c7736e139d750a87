import { functionWords } from '../../core/stylometry/function-words.ts';
import { countWords } from '../../core/text/count-words.ts';
import type { Measure } from '../measure.ts';
import { specificsOf, writtenForms } from './specifics.ts';

const common = { masked: false, fittedOn: null } as const;

/** What became of the brief's content: counted, no judge. */
export const contentMeasures: readonly Measure[] = [
  {
    ...common,
    name: 'content-kept',
    range: [0, 1],
    summary:
      "Share of the brief's content words and numbers (by their first five letters) that stand in the text; where it gives a first sentence, of that sentence's.",
    better: 'higher',
    open:
      async () =>
      ({ task, text }) => {
        const wanted = stemsOf(task.opening ?? task.brief);
        const found = stemsOf(text);
        return wanted.size === 0 ? null : [...wanted].filter((stem) => found.has(stem)).length / wanted.size;
      },
  },
  {
    ...common,
    name: 'invented',
    range: [0, 100],
    summary: 'Names and numbers per 100 words that stand neither in the brief nor in the real text.',
    better: 'lower',
    open:
      async () =>
      ({ task, text, target }) => {
        const words = wordsOf(text);
        if (words.length === 0) return null;
        const known = new Set([task.brief, target].flatMap(writtenForms).map((word) => word.toLowerCase()));
        const invented = specificsOf(text).filter((word) => !known.has(word.toLowerCase()));
        return (100 * invented.length) / words.length;
      },
  },
  {
    ...common,
    name: 'length-ratio',
    range: [0, Number.POSITIVE_INFINITY],
    summary: 'Words of the text over words of the real text.',
    better: 'near-one',
    open:
      async () =>
      ({ text, target }) => {
        const real = wordsOf(target).length;
        return real === 0 ? null : wordsOf(text).length / real;
      },
  },
  {
    ...common,
    name: 'off-length',
    range: [0, 1],
    summary: 'Share of texts that are more than 15 % shorter or longer than the task asked for (evaluation.md 4).',
    better: 'lower',
    open:
      async () =>
      ({ task, text }) =>
        task.words === 0 ? null : Number(Math.abs(countWords(text) - task.words) > mostOff * task.words),
  },
];

/** evaluation.md 4. */
const mostOff = 0.15;

function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFC')
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}]+(?:'\p{L}+)*/gu) ?? []
  );
}

/** The wording of the task itself is no content of it. */
const ofTasks =
  /^(?:write|writers?|author|about|words?|posts?|blog\w*|e-?mails?|tell\w*|asks?|reply|story|essay|news|report|speech|says?|shar(?:es?|ing)|(?:mention|describ|express|explain|discuss|reflect|includ)\w*)$/i;

function stemsOf(text: string): ReadonlySet<string> {
  return new Set(
    wordsOf(text.replace(/ Write about \d+ words\.$|\bof about \d+ words\b/, ''))
      .map((word) => word.toLowerCase())
      .filter((word) => word.length > 2 && !functionWords.has(word) && !ofTasks.test(word))
      .map((word) => word.slice(0, 5)),
  );
}
