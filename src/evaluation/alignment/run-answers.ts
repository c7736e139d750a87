import { runUnits } from '../run-units.ts';
import { type AnswerParts, type AnswerResult, answerUnit } from './answer-unit.ts';
import type { AnswerUnit } from './plan-answers.ts';

export interface RanAnswers {
  /** In the order of the plan. */
  readonly results: readonly AnswerResult[];
  /** Cells that the budget did not allow. */
  readonly left: number;
}

/** Makes every answer, `parallel` units at once. Throws as `runUnits` does. */
export async function runAnswers(
  units: readonly AnswerUnit[],
  parts: AnswerParts,
  { parallel, onResult }: { readonly parallel: number; readonly onResult: (done: number) => void },
): Promise<RanAnswers> {
  const { meter, signal } = parts;
  const results = await runUnits({
    ...{ units, parallel, meter, onResult },
    run: async (unit: AnswerUnit) =>
      (await answerUnit(unit, parts)).map((result) => ({ ...result, id: result.cell.id })),
    ...(signal === undefined ? {} : { signal }),
  });
  const cells = units.flat();
  const done = cells.flatMap(({ id }) => results.get(id) ?? []);
  return { results: done, left: cells.length - done.length };
}
