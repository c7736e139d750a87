import { countWords } from '../../core/text/count-words.ts';
import type { WritingTask } from '../../ports/method.ts';
import type { EvaluationPerson, EvaluationText } from '../evaluation-person.ts';

export interface FloorTextsInput {
  readonly tasks: readonly Pick<WritingTask, 'id'>[];
  /** Another author of the register; undefined where there is none. */
  readonly donor: EvaluationPerson | undefined;
}

/**
 * Task → the held-out text of another author that is nearest in length to the person's own behind the task (evaluation.md M3: floor and ceiling of like
 * length), by the ratio of words. None stands twice while there are others.
 */
export function floorTexts(
  { targets }: Pick<EvaluationPerson, 'targets'>,
  { tasks, donor }: FloorTextsInput,
): ReadonlyMap<string, EvaluationText> {
  const all = [...(donor?.targets ?? []), ...(donor?.unasked ?? [])].map((text) => ({
    text,
    words: countWords(text.text),
  }));
  const found = new Map<string, EvaluationText>();
  let left = all;
  for (const { id } of tasks) {
    const real = targets.find((target) => target.id === id);
    if (left.length === 0) left = all;
    const wanted = countWords(real?.text ?? '');
    const [nearest] = left.toSorted((a, b) => apart(a.words, wanted) - apart(b.words, wanted));
    if (real === undefined || nearest === undefined) continue;
    found.set(id, nearest.text);
    left = left.filter((one) => one !== nearest);
  }
  return found;
}

function apart(words: number, wanted: number): number {
  return Math.abs(Math.log((words + 1) / (wanted + 1)));
}
