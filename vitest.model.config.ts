import { defineConfig } from 'vitest/config';

/** What needs the embedded model's weights. They are fetched when they are not there, so the first run may take minutes. */
export default defineConfig({
  test: {
    include: ['test/model/**/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 1_800_000,
    // One model at a time: two of them on the same cores would measure each other.
    fileParallelism: false,
  },
});
