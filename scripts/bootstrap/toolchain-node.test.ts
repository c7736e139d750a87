import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findToolchainNode } from './toolchain-node.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hyperalign-node-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('takes the Node of the npm package', () => {
  const bin = join(root, 'node_modules', 'node', 'bin');
  const binary = join(bin, process.platform === 'win32' ? 'node.exe' : 'node');
  mkdirSync(bin, { recursive: true });
  writeFileSync(binary, '');

  expect(findToolchainNode(root, { version: '20.0.0', path: 'current' })).toBe(binary);
});

test('takes the current Node where the package has none and the current one is new enough', () => {
  expect(findToolchainNode(root, { version: '25.1.0', path: 'current' })).toBe('current');
});

test('says how to get one where the install script was blocked', () => {
  expect(() => findToolchainNode(root, { version: '20.19.0', path: 'current' })).toThrow(
    /this is Node 20\.19\.0.*npm install-scripts approve node/s,
  );
});
