import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { openResultFolder } from './open-result-folder.ts';

test('gives back what was kept, the last of a key, and leaves no unfinished file', async () => {
  const folder = temporaryFolder();
  const results = openResultFolder(folder);

  await results.keep('a1', { outcome: 'ok', words: 12, rating: null });
  await results.keep('a1', { outcome: 'ok', words: 13, rating: null });

  expect(await openResultFolder(folder).find('a1')).toEqual({ outcome: 'ok', words: 13, rating: null });
  expect(await results.find('b2')).toBeNull();
  expect(readdirSync(folder)).toEqual(['a1.json']);
});

test('takes what cannot be read for absent', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a1.json'), '{"outcome": "o');
  writeFileSync(join(folder, 'b2.json'), '{"texts": ["no scores"]}');

  const results = openResultFolder(folder);

  expect([await results.find('a1'), await results.find('b2')]).toEqual([null, null]);
});
