import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
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

test.each([
  { name: 'whose options', sql: `update jobs set options = '{}' where person = 'ada'` },
  { name: 'whose kind', sql: `update jobs set kind = '?' where person = 'ada'` },
])('a job $name cannot be read ends as failed, and keeps nobody waiting', async ({ sql }) => {
  const { folder, file, store } = await opened();
  await store.jobs.enqueue('default', jobOf('ada', { texts }));
  await store.jobs.enqueue('elsewhere', jobOf('bo', { createdAt: '2025-05-08T12:00:09.000Z' }));
  const tamper = new DatabaseSync(file);
  tamper.exec(sql);
  tamper.close();

  const taken = [await store.work.claim(claimOf()), await store.work.claim(claimOf())];

  expect(taken.map((one) => one?.job.person)).toEqual(['bo', undefined]);
  expect(rowsOf(file)).toEqual([
    { person: 'ada', state: 'failed', finished_at: claimOf().now, ...damaged },
    { person: 'bo', state: 'running', finished_at: null, error_code: null, error_message: null },
  ]);
  expect((await store.jobs.events({ workspace: 'default', job: 'job-ada' }, 1)).map(({ state }) => state)).toEqual([
    'failed',
  ]);
  expect(filesHolding(folder, phrase)).toEqual([]);
});

test('looking for jobs keeps no writer waiting while none may begin yet', async () => {
  const { file, store } = await opened();
  await store.jobs.enqueue('default', jobOf('ada', { createdAt: later.now }));
  const writer = new DatabaseSync(file);
  onTestFinished(() => writer.close());
  writer.exec('begin immediate');

  expect(await store.work.claim(claimOf())).toBeNull();
});

const damaged = { error_code: 'store_damaged', error_message: 'What was kept of this job cannot be read.' };

function rowsOf(file: string) {
  const reader = new DatabaseSync(file, { readOnly: true });
  try {
    return reader
      .prepare('select person, state, finished_at, error_code, error_message from jobs order by person')
      .all()
      .map((row) => ({ ...row }));
  } finally {
    reader.close();
  }
}
