import { defineConfig } from 'vitest/config';

/** Opens what the program makes in a real browser: one of Chromium's kind on the path, or the one HYPERALIGN_BROWSER names. Skips with a word where there is none. */
export default defineConfig({
  test: { include: ['test/browser/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 60_000, fileParallelism: false },
});
