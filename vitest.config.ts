import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * Code that reaches for nothing outside (ARCHITECTURE.md, code map) keeps nothing that a test could leave behind, so its test files share a process: loading
 * modules anew for each takes longer than most of them.
 */
const sharing = ['core', 'contracts', 'engine', 'evaluation', 'methods', 'prompting', 'testing'].map(
  (folder) => `src/${folder}/**/*.test.ts`,
);

export default defineConfig({
  test: {
    testTimeout: 30_000,
    pool: 'forks',
    maxWorkers: 2,
    // Tests that start processes, many of which are killed, would else have each compile its modules anew.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url)) },
    projects: [
      { extends: true, test: { name: 'inner', include: sharing, isolate: false } },
      {
        extends: true,
        test: {
          name: 'rest',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: [
            ...sharing,
            'test/browser/**',
            'test/evaluation/**',
            'test/model/**',
            'test/package/**',
            'test/processes/**',
            'node_modules/**',
          ],
        },
      },
    ],
  },
});
