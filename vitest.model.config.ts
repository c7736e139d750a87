import { defineConfig } from 'vitest/config';

/** What needs the embedded model's weights. They are fetched when they are not there, so the first run may take minutes. */
export default defineConfig({
  test: {
    include: ['test/model/**/*.test.ts'],
    globalSetup: ['test/model/fetch-weights-once.ts'],
    testTimeout: 1_200_000,
    hookTimeout: 1_800_000,
    pool: 'forks',
    // One model at a time: two of them on the same cores would measure each other.
    maxWorkers: 1,
    fileParallelism: false,
  },
});
