import { defineConfig } from 'vitest/config';
import { wholeExperiments } from './vitest.config.ts';

/** The evaluation with a scripted model: minutes of one core, no weights. */
export default defineConfig({
  test: {
    include: [...wholeExperiments],
    testTimeout: 300_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
