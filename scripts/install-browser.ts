// Brings the browser that test/browser needs, where the system's packages can; without one these tests are skipped and say so.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { findBrowser } from '../test/browser/find-browser.ts';

const minutes = 4;

if (findBrowser() === null) {
  const { status } = spawnSync(
    'apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null',
    {
      shell: true,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: minutes * 60_000,
    },
  );
  if (status !== 0) console.log('No browser could be installed by apt-get: the tests of test/browser are skipped.');
}
