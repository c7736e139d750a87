import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * Code that reaches for nothing outside (ARCHITECTURE.md, code map) keeps nothing that a test could leave behind, so its test files share a process: loading
 * modules anew for each takes longer than most of them.
 */
const sharing = ['core', 'contracts', 'engine', 'evaluation', 'methods', 'prompting', 'testing'].map(
  (folder) => `src/${folder}/**/*.test.ts`,
);

/** What starts processes or opens sockets: `npm run test:processes`, apart from `npm test`, which is to take less than two minutes. */
export const acrossProcesses = [
  'test/processes/**/*.test.ts',
  'test/server/**/*.test.ts',
  'test/*-guide.test.ts',
  'test/*-example.test.ts',
  'test/assistants.test.ts',
  'test/integration/{api,mcp,key}-*.test.ts',
  'test/integration/{interrupts,resuming}.test.ts',
  'src/adapters/**/*-processes.test.ts',
];

/** What runs whole experiments, or learns people over and over, with a scripted model: with the evaluation, apart from `npm test` for the same reason. */
export const wholeExperiments = [
  'test/evaluation/**/*.test.ts',
  'test/integration/{alignment,evaluation,evaluation-report,curve-experiments,offline-experiments,judging,facts,rival,twenty-learnings}.test.ts',
  'test/integration/{bad-input,learning-with-model,updating,edits,model-outcomes,counted-claims,lying-model,private-data}.test.ts',
  'test/integration/{hostile-samples,judge-agreement,planted-tastes,registers,consent,stylometry-bundle,browser-profile}.test.ts',
  'test/integration/{taste,profile,jobs}.test.ts',
  'test/guide-examples.test.ts',
  'src/cli/commands/{compare-pick,edit}.test.ts',
  'src/cli/stylometry/stylometry-commands.test.ts',
  'src/evaluation/preferences/measure-preferences.test.ts',
  'bench/simulate-coverage.test.ts',
];

export default defineConfig({
  test: {
    testTimeout: 30_000,
    pool: 'forks',
    maxWorkers: 2,
    // Tests that start processes, many of which are killed, would else have each compile its modules anew.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url)) },
    projects: [
      {
        extends: true,
        test: { name: 'inner', include: sharing, exclude: [...wholeExperiments, 'node_modules/**'], isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'rest',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: [
            ...sharing,
            ...acrossProcesses,
            ...wholeExperiments,
            'test/browser/**',
            'test/model/**',
            'test/package/**',
            'node_modules/**',
          ],
        },
      },
    ],
  },
});
