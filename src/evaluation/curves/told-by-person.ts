import type { CellResult } from '../run-cells.ts';

/** Person → how many hypotheses a method told of them, the mean of several rounds: a limit of ten says nothing of people with three. Placebos stay out. */
export function toldByPerson(results: readonly CellResult[], method: string): ReadonlyMap<string, number> {
  const told = new Map<string, number[]>();
  for (const { cell, statements } of results) {
    if (cell.kind !== 'method' || cell.method.name !== method) continue;
    told.set(cell.material.person, [...(told.get(cell.material.person) ?? []), statements.length]);
  }
  return new Map([...told].map(([person, counts]) => [person, meanOf(counts) ?? 0]));
}

/** Null of none, never 0. */
export function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
