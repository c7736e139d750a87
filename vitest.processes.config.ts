import { defineConfig } from 'vitest/config';
import usual from './vitest.config.ts';

/** Processes that share a store and are killed, dozens of them: apart from `npm test`, which is to take less than two minutes. */
export default defineConfig({
  test: {
    include: ['test/processes/**/*.test.ts'],
    testTimeout: 300_000,
    pool: 'forks',
    maxWorkers: 2,
    env: { ...usual.test?.env },
  },
});
