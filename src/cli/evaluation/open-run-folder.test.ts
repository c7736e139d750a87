import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { openRunFolder } from './open-run-folder.ts';

const settings = { experiment: 'authorship', seed: 1, data: null };

test('a new folder holds what the run was asked for', async () => {
  const path = join(temporaryFolder(), 'new', 'run');
  const { replies } = await openRunFolder(path, { settings, resume: false });

  expect(JSON.parse(readFileSync(join(path, 'plan.json'), 'utf8'))).toEqual(settings);
  expect(replies).toBe(join(path, 'replies'));
});

test('a folder with a run is gone on with by --resume alone', async () => {
  const path = temporaryFolder();
  await openRunFolder(path, { settings, resume: false });

  await expect(openRunFolder(path, { settings, resume: false })).rejects.toThrow('--resume');
  await expect(openRunFolder(path, { settings, resume: true })).resolves.toMatchObject({ path });
});

test('another seed would mix two runs, and is named', async () => {
  const path = temporaryFolder();
  await openRunFolder(path, { settings, resume: false });

  await expect(openRunFolder(path, { settings: { ...settings, seed: 2 }, resume: true })).rejects.toThrow(
    'seed 1, not 2',
  );
});

test('what a run may get later is added to one that was begun without it, and is then part of it', async () => {
  const path = temporaryFolder();
  const open = (adapters: string | null) =>
    openRunFolder(path, { settings: { ...settings, adapters }, resume: true, added: ['adapters'] });
  await openRunFolder(path, { settings, resume: false });

  await open(null);
  await open('trained');

  await expect(open('others')).rejects.toThrow('adapters "trained", not "others"');
  await expect(open(null)).rejects.toThrow('adapters "trained", not null');
});

test('data or weights that are not those the run was begun with are named, with the remedy', async () => {
  const path = temporaryFolder();
  const begun = await openRunFolder(path, { settings, resume: false });
  await Promise.all([
    begun.hold({ kind: 'data', name: 'posts.jsonl', sha256: 'ab12' }),
    begun.hold({ kind: 'weights', name: 'local:m', sha256: 'cd34' }),
  ]);

  const resumed = await openRunFolder(path, { settings, resume: true });

  await resumed.hold({ kind: 'data', name: 'posts.jsonl', sha256: 'ab12' });
  await expect(resumed.hold({ kind: 'data', name: 'posts.jsonl', sha256: 'ef56' })).rejects.toThrow(
    /data posts\.jsonl had sha256 ab12 and has ef56\. Put back .* --out/,
  );
  await expect(resumed.hold({ kind: 'weights', name: 'local:m', sha256: 'ef56' })).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining('weights local:m had sha256 cd34'),
  });
});

test('a run that was begun before its parts were noted is gone on with, and has them noted', async () => {
  const path = temporaryFolder();
  await openRunFolder(path, { settings, resume: false });
  expect(JSON.parse(readFileSync(join(path, 'plan.json'), 'utf8'))).toEqual(settings);

  const resumed = await openRunFolder(path, { settings, resume: true });
  await resumed.hold({ kind: 'data', name: 'posts.jsonl', sha256: 'ab12' });

  expect(JSON.parse(readFileSync(join(path, 'plan.json'), 'utf8'))).toEqual({
    ...settings,
    parts: { 'data posts.jsonl': 'ab12' },
  });
});

test('a file is written whole or not at all, and leaves nothing beside it', async () => {
  const path = temporaryFolder();
  const folder = await openRunFolder(path, { settings, resume: false });
  writeFileSync(join(path, 'report.json'), 'old');

  await folder.write('report.json', 'new');

  expect(readFileSync(join(path, 'report.json'), 'utf8')).toBe('new');
  expect(readdirSync(path).toSorted()).toEqual(['plan.json', 'report.json']);
});
