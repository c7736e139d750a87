import { createRandom } from '../../core/numerics/index.ts';
import { cutAtSentence } from '../../core/stylometry/cut-at-sentence.ts';
import { tokenize } from '../../core/stylometry/index.ts';
import { countWords } from '../../core/text/count-words.ts';
import type { EvaluationPerson, EvaluationText } from '../evaluation-person.ts';

/** A task on fewer words says too little of how somebody writes. */
export const fewestWords = 40;

/** From fewer nobody can go on: "..." and "Hm." take the next sentence with them. */
const fewestOpeningWords = 4;

/** Longer texts take a small model minutes; they are cut where `cutWords` says so, or not asked for. */
const mostWords = 700;

export interface ChooseTasksOptions {
  /** Texts whose briefs become tasks, of each person. */
  readonly tasks: number;
  readonly cutWords: number | null;
  readonly seed: number;
  /** Whether the first sentence of each held-out text is taken off as what is given. Default: not. */
  readonly openings?: boolean;
}

/** The person with as many targets as there are tasks, drawn by the seed; what is learned and asked for is cut, what measures are fitted on is whole, but for targets; of openings the first sentence stands beside the rest. Null when too few targets are long enough. */
export function chooseTasks(
  person: EvaluationPerson,
  { tasks, cutWords, seed, openings = false }: ChooseTasksOptions,
): EvaluationPerson | null {
  const cut = (text: EvaluationText): EvaluationText =>
    cutWords === null ? text : { ...text, text: cutAtSentence(tokenize(text.text), cutWords).original };
  const fitting = person.targets
    .map((text) => cut(openings ? withoutFirstSentence(text) : text))
    .filter(({ text }) => {
      const words = countWords(text);
      return words >= fewestWords && words <= mostWords;
    });
  if (fitting.length < tasks) return null;
  const targets = createRandom(seed).choose(fitting, tasks);
  const chosen = new Set(targets);
  return { ...person, learn: person.learn.map(cut), targets, unasked: fitting.filter((text) => !chosen.has(text)) };
}

/** Targets that are long enough whole and too short without their first sentence. */
export function countShortRests({ targets }: Pick<EvaluationPerson, 'targets'>): number {
  const isLong = ({ text }: EvaluationText) => countWords(text) >= fewestWords;
  return targets.filter((text) => isLong(text) && !isLong(withoutFirstSentence(text))).length;
}

function withoutFirstSentence(text: EvaluationText): EvaluationText {
  const opening = cutAtSentence(tokenize(text.text), fewestOpeningWords).original;
  return { ...text, opening: opening.trim(), text: text.text.slice(opening.length).trim() };
}
