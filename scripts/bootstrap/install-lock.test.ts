import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withInstallLock } from './install-lock.mjs';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyperalign-lock-'));
  file = join(folder, '.tmp', 'install.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const patience = { onWait: () => {}, pollMs: 5 };

test('lets one in at a time, tells the others once that they wait, and leaves no lock behind', async () => {
  const log: string[] = [];
  const enter = (name: string) =>
    withInstallLock(file, { onWait: () => log.push(`${name} waits`), pollMs: 5 }, async () => {
      log.push(`${name} in`);
      await new Promise((resolve) => setImmediate(resolve));
      log.push(`${name} out`);
    });

  await Promise.all([enter('first'), enter('second')]);

  expect(log).toEqual(['first in', 'second waits', 'first out', 'second in', 'second out']);
  expect(existsSync(file)).toBe(false);
});

test('gives back the lock when the work fails', async () => {
  const failing = withInstallLock(file, patience, () => Promise.reject(new Error('no network')));

  await expect(failing).rejects.toThrow('no network');
  expect(existsSync(file)).toBe(false);
});

test('takes over from a process that is gone', async () => {
  await withInstallLock(file, patience, async () => {});
  writeFileSync(file, `${await pidOfTheDead()}`);

  const onWait = () => {
    throw new Error('there is nobody to wait for');
  };

  expect(await withInstallLock(file, { onWait, pollMs: 5 }, async () => 'mine')).toBe('mine');
});

test('waits for an npm that outlived its installer', async () => {
  await withInstallLock(file, patience, async () => {});
  const orphan = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
  writeFileSync(file, `${await pidOfTheDead()} ${orphan.pid}`);
  let waited = false;
  const onWait = () => {
    waited = true;
    orphan.stdin.end();
  };

  await withInstallLock(file, { onWait, pollMs: 5 }, async () => {});

  expect(waited).toBe(true);
  expect(orphan.exitCode).toBe(0);
});

test('takes over a lock nobody has touched for a quarter of an hour, whoever has its number now', async () => {
  await withInstallLock(file, patience, async () => {});
  writeFileSync(file, `${process.pid}`);
  const longAgo = new Date(Date.now() - 16 * 60_000);
  utimesSync(file, longAgo, longAgo);

  expect(await withInstallLock(file, patience, async () => 'mine')).toBe('mine');
});

async function pidOfTheDead(): Promise<number | undefined> {
  const child = spawn(process.execPath, ['-e', '0']);
  await once(child, 'exit');
  return child.pid;
}
