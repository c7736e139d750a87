import { defineConfig } from 'vitest/config';

/** Pure code keeps nothing that a test could leave behind, so its test files share a process: starting one for each takes longer than most of them. */
const pure = 'src/core/**/*.test.ts';

export default defineConfig({
  test: {
    testTimeout: 30_000,
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'core', include: [pure], isolate: false } },
      {
        extends: true,
        test: {
          name: 'rest',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: [
            pure,
            'test/browser/**',
            'test/evaluation/**',
            'test/model/**',
            'test/package/**',
            'node_modules/**',
          ],
        },
      },
    ],
  },
});
