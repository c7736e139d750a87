import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { homeWithWeights } from './home-with-weights.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

// It imports the package by its name, so it needs the build. That the README shows this very file is for test/documents.test.ts to say.
test('the example of the README runs as it stands, on the built package', () => {
  expect(existsSync(join(root, 'dist', 'index.js')), 'run npm run build first').toBe(true);

  const { status, stdout, stderr } = spawnSync(process.execPath, ['examples/readme.ts'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, HYPERALIGN_HOME: homeWithWeights() },
  });

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/accepted: /);
  expect(stdout).toMatch(/'(same|different|too-short)'|\b(same|different|too-short)\b/);
});
