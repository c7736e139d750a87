import { expect, test } from 'vitest';
import { createRandom } from '../numerics/index.ts';
import { placeSamples } from './place-samples.ts';

const sample = (id: string, unit = id) => ({ id, source: { unit } });
const many = (count: number) => Array.from({ length: count }, (_, index) => sample(`s_${(index * 7919) % 1000}`));

test.each([
  { count: 1, trial: 0 },
  { count: 3, trial: 0 },
  { count: 4, trial: 2 },
  { count: 5, trial: 2 },
  { count: 10, trial: 4 },
  { count: 50, trial: 20 },
])('$count sources give $trial trial sources', ({ count, trial }) => {
  const parts = [...placeSamples([], many(count)).values()];

  expect(parts.filter((part) => part === 'trial')).toHaveLength(trial);
  expect(parts).toHaveLength(count);
});

test('H2: the order of the texts does not matter', () => {
  const samples = many(30);
  const shuffled = createRandom(7).shuffle(samples);

  expect([...placeSamples([], shuffled)]).toEqual([...placeSamples([], samples)]);
});

test('H3: texts of one unit never stand on both sides', () => {
  const samples = Array.from({ length: 60 }, (_, index) => sample(`s_${(index * 37) % 61}`, `thread-${index % 12}`));
  const parts = placeSamples([], samples);
  const sides = new Map<string, Set<string>>();
  for (const { id, source } of samples) {
    sides.set(source.unit, (sides.get(source.unit) ?? new Set()).add(parts.get(id) ?? ''));
  }

  expect([...sides.values()].map(({ size }) => size)).toEqual(Array.from({ length: 12 }, () => 1));
});

test('a known unit keeps its side, and new sources make up the shares', () => {
  const known = ['a', 'b', 'c'].map((id) => ({ ...sample(id), part: 'inference' as const }));

  const parts = placeSamples(known, [sample('d'), sample('e'), sample('f', 'a')]);

  expect(Object.fromEntries(parts)).toEqual({ d: 'trial', e: 'trial', f: 'inference' });
});
