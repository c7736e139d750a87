import { expect, test } from 'vitest';
import {
  findLockedAddresses,
  findLooseVersions,
  findMachinePaths,
  findRegistryHosts,
} from './find-repository-faults.ts';

test('finds the name of a package registry', () => {
  const host = ['registry', 'npmjs', 'org'].join('.');
  const file = { path: '.npmrc', text: `save-exact=true\nregistry=https://${host}/\n` };

  expect(findRegistryHosts(file)).toEqual([{ path: '.npmrc', line: 2, problem: `names the package registry ${host}` }]);
});

test.each(['work', 'root', 'tmp'])('finds a path below /%s', (folder) => {
  const path = `/${folder}/x`;

  expect(findMachinePaths({ path: 'a.ts', text: `const a = '${path}.txt';` })).toEqual([
    { path: 'a.ts', line: 1, problem: `names a path of one machine: ${path}…` },
  ]);
});

test.each(['https://example.com/work/x', './work/x', '../tmp/x', 'src/root/x', '/usr/bin/env', 'the /root of it'])(
  'leaves "%s" alone',
  (text) => {
    expect(findMachinePaths({ path: 'a.ts', text: `see ${text}` })).toEqual([]);
  },
);

test('finds an address in a lock file', () => {
  const text = JSON.stringify(
    { packages: { 'node_modules/a': { version: '1.0.0', resolved: 'https://example.com/a.tgz' } } },
    null,
    2,
  );

  expect(findLockedAddresses({ path: 'package-lock.json', text })).toEqual([
    { path: 'package-lock.json', line: 5, problem: 'holds the address of a registry' },
  ]);
});

test('leaves a link to a workspace in a lock file alone', () => {
  const text = JSON.stringify({ packages: { 'node_modules/web': { resolved: 'web', link: true } } }, null, 2);

  expect(findLockedAddresses({ path: 'package-lock.json', text })).toEqual([]);
});

test('finds versions that leave a choice, except of peers', () => {
  const text = JSON.stringify({
    dependencies: { exact: '1.2.3', caret: '^1.2.3', tag: 'latest' },
    devDependencies: { early: '1.0.0-beta.1', wide: '>=2' },
    optionalDependencies: { tilde: '~1.0.0' },
    peerDependencies: { peer: '^4.0.0' },
  });

  expect(findLooseVersions({ path: 'package.json', text }).map(({ problem }) => problem)).toEqual([
    'caret is not pinned: ^1.2.3',
    'tag is not pinned: latest',
    'wide is not pinned: >=2',
    'tilde is not pinned: ~1.0.0',
  ]);
});
