import { expect, test } from 'vitest';
import { findPaperClaims } from './architecture/find-paper-claims.ts';
import {
  findLockedAddresses,
  findLooseVersions,
  findMachinePaths,
  findRegistryHosts,
} from './architecture/find-repository-faults.ts';
import { listTree, readTree } from './architecture/source-tree.ts';

const tree = listTree();
const lockFiles = readTree(tree.filter((path) => /(^|\/)package-lock\.json$/.test(path)));
const manifests = readTree(tree.filter((path) => /(^|\/)package\.json$/.test(path)));
const texts = readTree(tree.filter((path) => !/\.(png|jpg|gguf|bin|gz|zip|eml|mbox|sqlite)$/.test(path)));

test('no file names a package registry', () => {
  expect(texts.flatMap(findRegistryHosts)).toEqual([]);
});

test('no file names a path of one machine', () => {
  expect(texts.flatMap(findMachinePaths)).toEqual([]);
});

test("E17: no file says that the paper's tables are reproduced, or gives its headline figures as anything but reported by it", () => {
  const prose = texts.filter(
    ({ path }) => /\.(md|ts|mjs|html|json|svg)$/.test(path) && !lockFiles.some((one) => one.path === path),
  );

  expect(prose.flatMap(findPaperClaims)).toEqual([]);
});

test('lock files hold no addresses', () => {
  expect(lockFiles.map(({ path }) => path)).toContain('package-lock.json');
  expect(lockFiles.flatMap(findLockedAddresses)).toEqual([]);
});

test('every dependency has one exact version', () => {
  expect(manifests.map(({ path }) => path)).toContain('package.json');
  expect(manifests.flatMap(findLooseVersions)).toEqual([]);
});
