import { settleAll } from '../settle-all.ts';
import { type AnswerParts, type AnswerResult, answerUnit } from './answer-unit.ts';
import type { AnswerUnit } from './plan-answers.ts';

export interface RanAnswers {
  readonly results: readonly AnswerResult[];
  /** Cells that the budget did not allow. */
  readonly left: number;
}

/** So many failures from the start on, without one answer, say that the model cannot be used at all. */
const hopeless = 3;

/** Makes every answer, `parallel` units at once. A used-up budget ends the run between units. Throws `aborted`, and the model's own error when nothing works from the start. */
export async function runAnswers(
  units: readonly AnswerUnit[],
  parts: AnswerParts,
  { parallel, onResult }: { readonly parallel: number; readonly onResult: (done: number) => void },
): Promise<RanAnswers> {
  const { meter, signal } = parts;
  const results = new Map<string, AnswerResult>();
  let failures = 0;
  let next = 0;
  let ended = false;
  const worker = async (): Promise<void> => {
    for (let unit = units[next]; unit !== undefined && !meter.exhausted && !ended; unit = units[next]) {
      next += 1;
      signal?.throwIfAborted();
      for (const result of await answerUnit(unit, parts)) {
        const { cell, error } = result;
        // Refused for want of budget: no result.
        if (error?.code === 'budget_exceeded') continue;
        if (error !== undefined) failures += 1;
        if (failures >= hopeless && [...results.values()].every((one) => one.error !== undefined)) {
          ended = true;
          throw error;
        }
        results.set(cell.id, result);
        onResult(results.size);
      }
    }
  };
  await settleAll(Array.from({ length: Math.max(1, parallel) }, worker));
  const cells = units.flat();
  const done = cells.flatMap(({ id }) => results.get(id) ?? []);
  return { results: done, left: cells.length - done.length };
}
