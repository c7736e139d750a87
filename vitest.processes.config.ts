import { defineConfig } from 'vitest/config';
import usual, { acrossProcesses } from './vitest.config.ts';

/** Processes that share a store and are killed, and the doors as clients reach them: by sockets and standard streams. */
export default defineConfig({
  test: {
    include: [...acrossProcesses],
    exclude: ['**/node_modules/**', '.tmp/**'],
    testTimeout: 300_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    env: { ...usual.test?.env },
  },
});
