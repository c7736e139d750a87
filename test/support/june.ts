import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { type Ended, runCommand } from './command-line.ts';
import { demoPerson } from './demo-people.ts';

export const june = demoPerson('june');

/** A mail of June's that nothing was learned from. */
export const juneHeldOut = new URL('../../demo/held-out/june/1-football-window.txt', import.meta.url).pathname;

/** What the scripted model answers in June's voice. */
export const saidAsJune = 'Hey Sam!\n\nCould we move our call to Monday?\n\nCheers,\nJune xx';

export const learnJune = [
  'learn',
  june.folder,
  '--as',
  'june',
  '--me',
  june.address,
  '--register',
  'email',
  '--model',
  'none',
];

export interface JuneHome {
  /** Runs a command line in the home. */
  at(...args: readonly string[]): Promise<Ended>;
  /** The folder; known once the tests run. */
  folder(): string;
}

/** Milliseconds; a busy machine may need many. */
const learningTime = 60_000;

/** A home in which June was learned, for the tests of one file; tests that change it take another. */
export function homeOfJune(): JuneHome {
  let home = '';
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'hyperalign-cli-'));
    expect((await runCommand(['--home', home, ...learnJune])).code).toBe(0);
  }, learningTime);
  afterAll(() => rm(home, { recursive: true, force: true }));
  return { at: (...args) => runCommand(['--home', home, ...args]), folder: () => home };
}
