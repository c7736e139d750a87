import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { loadConfig } from '../../src/config.ts';

/**
 * A home of one test's own, which shares weights and runtime with the user's: nobody else's people are met in it,
 * and what took an hour to fetch is not fetched again.
 */
export function homeWithWeights(): string {
  const { home: shared } = loadConfig();
  const home = mkdtempSync(join(tmpdir(), 'hyperalign-home-'));
  for (const name of ['models', 'runtime']) {
    mkdirSync(join(shared, name), { recursive: true });
    symlinkSync(join(shared, name), join(home, name), 'junction');
  }
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  return home;
}
