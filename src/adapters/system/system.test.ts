import { expect, test } from 'vitest';
import { systemClock, systemRandom } from './index.ts';

test('elapsed time never goes back and the date is this century', () => {
  const first = systemClock.elapsed();
  const second = systemClock.elapsed();

  expect(second).toBeGreaterThanOrEqual(first);
  expect(systemClock.now()).toBeGreaterThan(Date.parse('2025-01-01'));
});

test('ids are never given twice and are safe in paths', () => {
  const ids = Array.from({ length: 1000 }, () => systemRandom.id());

  expect(new Set(ids).size).toBe(1000);
  expect(ids.every((id) => /^[a-z0-9-]+$/.test(id))).toBe(true);
});

test('bytes are as many as asked for, and never the same twice', () => {
  const drawn = Array.from({ length: 100 }, () => systemRandom.bytes(32));

  expect(drawn.every((bytes) => bytes.length === 32)).toBe(true);
  expect(new Set(drawn.map((bytes) => bytes.join())).size).toBe(100);
});

test('seeds are whole numbers below 2 to the 31st', () => {
  const seeds = Array.from({ length: 1000 }, () => systemRandom.seed());

  expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 31)).toBe(true);
  expect(new Set(seeds).size).toBeGreaterThan(990);
});
