import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { openReplyFolder } from './open-reply-folder.ts';

const reply = { text: 'Hi “Rowan”,\n…', finishReason: 'stop', inputTokens: 3, outputTokens: 4 };
const key = 'ab'.padEnd(64, '0');

test('a kept reply comes back as it was, in this folder opened again', async () => {
  const folder = temporaryFolder();
  await openReplyFolder(folder).keep(key, reply);

  expect(await openReplyFolder(folder).find(key)).toEqual(reply);
  expect(readdirSync(join(folder, 'ab'))).toEqual([`${key}.json`]);
});

test('nothing, half a file and a file of another form are no reply', async () => {
  const folder = temporaryFolder();
  const cache = openReplyFolder(folder);
  mkdirSync(join(folder, 'ab'));

  expect(await cache.find(key)).toBeNull();
  writeFileSync(join(folder, 'ab', `${key}.json`), '{"text":"Hi');
  expect(await cache.find(key)).toBeNull();
  writeFileSync(join(folder, 'ab', `${key}.json`), '{"text":1}');
  expect(await cache.find(key)).toBeNull();
});

test('a failure lies apart and is never found as a reply', async () => {
  const folder = temporaryFolder();
  const cache = openReplyFolder(folder);
  await cache.keepFailure(key, { name: 'Error', message: 'timed out' });

  expect(await cache.find(key)).toBeNull();
  expect(readdirSync(join(folder, 'failures'))).toEqual([`${key}.json`]);
});

test('a folder that cannot be made says which and what to do', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'file'), '');

  await expect(openReplyFolder(join(folder, 'file')).keep(key, reply)).rejects.toMatchObject({
    code: 'unreadable_input',
    message: expect.stringContaining('--out'),
  });
});
