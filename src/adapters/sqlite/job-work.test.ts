import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { filesHolding, temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { claimOf, jobOf, jobTextBy } from '../../testing/index.ts';
import { openSqliteStore } from './index.ts';

const later = { now: '2025-05-08T12:10:00.000Z', until: '2025-05-08T12:11:00.000Z' };
const phrase = 'persimmon lighthouse';
const texts = [jobTextBy('ada', { text: `The ${phrase} is painted, so come by when you like.` })];

async function opened() {
  const folder = temporaryFolder();
  const file = join(folder, 'hyperalign.db');
  const store = await openSqliteStore({ path: file, busyTimeout: 50 });
  onTestFinished(() => store.close());
  return { folder, file, store };
}

test('texts of a job that outlived its runners too often leave the files with it', async () => {
  const { folder, store } = await opened();
  await store.jobs.enqueue('default', jobOf('ada', { texts }));
  await store.work.claim(claimOf());
  const before = filesHolding(folder, phrase);

  await store.work.claim(claimOf({ ...later, mostAttempts: 1 }));

  expect(before).not.toEqual([]);
  expect(filesHolding(folder, phrase)).toEqual([]);
});
