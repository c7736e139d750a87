import { expect, test } from 'vitest';
import { defaultThreads } from './thread-count.ts';

test.each([
  { cores: 1, threads: 1 },
  { cores: 2, threads: 1 },
  { cores: 4, threads: 3 },
  { cores: 8, threads: 7 },
  { cores: 64, threads: 8 },
])('leaves one of $cores cores free', ({ cores, threads }) => {
  expect(defaultThreads(cores)).toBe(threads);
});

test('finds at least one on this machine', () => {
  expect(defaultThreads()).toBeGreaterThanOrEqual(1);
});
