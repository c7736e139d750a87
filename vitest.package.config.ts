import { defineConfig } from 'vitest/config';

/** Packs the package and uses it from an empty folder, as a stranger would. */
export default defineConfig({
  test: { include: ['test/package/**/*.test.ts'], testTimeout: 300_000, hookTimeout: 600_000, fileParallelism: false },
});
