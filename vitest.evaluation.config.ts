import { defineConfig } from 'vitest/config';

/** The evaluation with a scripted model: minutes of one core, no weights. */
export default defineConfig({
  test: {
    include: ['test/evaluation/**/*.test.ts'],
    testTimeout: 300_000,
    pool: 'forks',
    maxWorkers: 1,
  },
});
