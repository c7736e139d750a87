import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isInstalled, markInstalled, markUnfinished } from './install-state.mjs';

const elsewhere = process.platform === 'win32' ? 'linux' : 'win32';
const locked = {
  '': { name: 'it' },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/b': { version: '2.0.0', dev: true },
  'node_modules/b-here': { version: '2.0.0', optional: true, os: [process.platform], cpu: [process.arch] },
  'node_modules/b-there': { version: '2.0.0', optional: true, os: [elsewhere], cpu: [process.arch] },
  'node_modules/c': { version: '3.0.0', optional: true },
};
const { 'node_modules/b-there': _, ...installed } = locked;

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hyperalign-state-'));
  mkdirSync(join(root, 'node_modules'));
  writeLock(locked);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function writeLock(packages: object): void {
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages }));
}

function writeRecord(packages: object): void {
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages }));
}

test('a fresh clone is not installed', () => {
  rmSync(join(root, 'node_modules'), { recursive: true });

  expect(isInstalled(root)).toBe(false);
});

test('a folder that holds packages without any proof is not installed', () => {
  mkdirSync(join(root, 'node_modules', 'a'));

  expect(isInstalled(root)).toBe(false);
});

test('a finished install counts until the lock file changes', () => {
  markInstalled(root);
  const before = isInstalled(root);
  writeLock({ ...locked, 'node_modules/d': { version: '1.0.0' } });

  expect([before, isInstalled(root)]).toEqual([true, false]);
});

test('an install that began is not installed, whatever came before it', () => {
  writeRecord(installed);
  markInstalled(root);
  markUnfinished(root);

  expect(isInstalled(root)).toBe(false);
});

test('what was installed by hand counts, binaries of other platforms aside', () => {
  writeRecord(installed);

  expect(isInstalled(root)).toBe(true);
});

test.each([
  { name: 'another version', record: { ...installed, 'node_modules/a': { version: '1.0.1' } } },
  { name: 'a package missing', record: { 'node_modules/a': installed['node_modules/a'] } },
  { name: 'the binary of this platform missing', record: { ...installed, 'node_modules/b-here': undefined } },
])('what was installed by hand does not count with $name', ({ record }) => {
  writeRecord(record);

  expect(isInstalled(root)).toBe(false);
});
