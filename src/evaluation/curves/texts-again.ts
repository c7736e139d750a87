import type { CellResult } from '../run-cells.ts';
import type { PointResults } from './run-points.ts';

export interface TextsAgain {
  readonly method: string;
  readonly value: number;
  /** Texts that are the same, to the letter, as at the value before. */
  readonly again: number;
  /** Texts that both values have. */
  readonly texts: number;
}

/** How much of what each method wrote it had written at the value before already: where that is all, the step shows nothing. Placebos stay out. */
export function textsAgain(
  points: readonly PointResults[],
  { methods, values, labelOf }: TextsAgainOptions,
): readonly TextsAgain[] {
  const written = (method: string, value: number) =>
    new Map(
      points
        .filter(({ label }) => label === labelOf(value))
        .flatMap(({ draw, results }) => results.map((result) => ({ draw, result })))
        .filter(({ result: { cell } }) => cell.kind === 'method' && cell.method.name === method)
        .flatMap(({ draw, result }) => (result.written === null ? [] : [[keyOf(result, draw), result.written.text]])),
    );
  return methods.flatMap((method) =>
    values.slice(1).flatMap((value, at): readonly TextsAgain[] => {
      const [before, now] = [written(method, values[at] ?? value), written(method, value)];
      const both = [...now].filter(([key]) => before.has(key));
      const again = both.filter(([key, text]) => before.get(key) === text).length;
      return both.length === 0 ? [] : [{ method, value, again, texts: both.length }];
    }),
  );
}

export interface TextsAgainOptions {
  readonly methods: readonly string[];
  readonly values: readonly number[];
  readonly labelOf: (value: number) => string;
}

function keyOf({ cell: { task } }: CellResult, draw: number): string {
  return [task.person, task.id, draw].join('\u0000');
}
