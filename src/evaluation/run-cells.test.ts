import { expect, test } from 'vitest';
import type { Method } from '../ports/method.ts';
import { type Cell, runCells } from './run-cells.ts';
import { SpendingMeter } from './spending-meter.ts';

const people = ['ada', 'bo', 'cy', 'dee'];

/** One method; each person's learning ends when it is let. */
function learning() {
  const begun: string[] = [];
  const finish = new Map<string, () => void>();
  const method: Method = {
    ...{ name: 'learns', summary: '', version: 1, personal: true },
    open: async () => ({
      prepare: async ({ person }) => {
        begun.push(person);
        await new Promise<void>((resolve) => finish.set(person, resolve));
        return { statements: [], write: async () => ({ text: `by ${person}`, cut: false, compliance: null }) };
      },
    }),
  };
  const cells = people.flatMap((person) =>
    [0, 1, 2].map(
      (draw): Cell => ({
        ...{ id: `${person}-${draw}`, method, kind: 'method', draw, seed: 1 },
        material: { person, register: 'email', samples: [], selection: [] },
        task: { id: `t${draw}`, person, register: 'email', brief: 'Write to Sam.', words: 20 },
      }),
    ),
  );
  return { method, cells, begun, finish };
}

const context = { model: null as never, enter: () => null as never, people, population: [], seed: 1 };

test('while the texts of one person wait for their learning, the next people are learned, so many at once', async () => {
  const { method, cells, begun, finish } = learning();
  const ran = runCells({
    ...{ cells, parallel: 3, meter: new SpendingMeter() },
    methods: new Map([[method, await method.open(context)]]),
  });
  await new Promise(setImmediate);
  expect(begun).toEqual(['ada', 'bo', 'cy']);

  for (const person of people) {
    await expect.poll(() => finish.has(person)).toBe(true);
    finish.get(person)?.();
  }
  const { results, left } = await ran;
  expect(results.map(({ cell, written }) => [cell.id, written?.text])).toEqual(
    people.flatMap((person) => [0, 1, 2].map((draw) => [`${person}-${draw}`, `by ${person}`])),
  );
  expect({ begun, left }).toEqual({ begun: people, left: 0 });
});
