import { expect, test } from 'vitest';
import type { ExperimentOutcome } from '../experiment.ts';
import { openInterim } from './open-interim.ts';

const people = Array.from({ length: 23 }, (_, at) => `person-${at}`);
const outcome = {} as ExperimentOutcome;

function finishAll(tell: (() => Promise<void>) | null): {
  readonly end: () => Promise<void>;
  readonly sizes: number[];
} {
  const sizes: number[] = [];
  const interim = openInterim(tell, people.length, async (_, done) => {
    sizes.push(done.size);
    return outcome;
  });
  const done = new Set<string>();
  for (const person of people) interim.onPerson([], done.add(person));
  return { end: interim.end, sizes };
}

test('reports come at 5, 10 and 20 people, each of who was done by then', async () => {
  const { end, sizes } = finishAll(async () => undefined);
  await end();

  expect(sizes).toEqual([5, 10, 20]);
});

test('where nobody asks nothing is measured', async () => {
  const { end, sizes } = finishAll(null);
  await end();

  expect(sizes).toEqual([]);
});

test('what telling throws is thrown at the end', async () => {
  const { end } = finishAll(async () => {
    throw new Error('The folder is full.');
  });

  await expect(end()).rejects.toThrow('The folder is full.');
});
