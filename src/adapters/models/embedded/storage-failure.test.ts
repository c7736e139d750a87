import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { checkFreeSpace, storageFailure } from './storage-failure.ts';

test.each([
  { error: Object.assign(new Error('x'), { code: 'ENOSPC' }), code: 'storage_full' },
  { error: new Error('fake: [Errno 28] No space left on device'), code: 'storage_full' },
  { error: Object.assign(new Error('x'), { code: 'EROFS' }), code: 'fetch_failed' },
  { error: Object.assign(new Error('unable to open database file'), { errcode: 14 }), code: 'fetch_failed' },
])('$error becomes $code', ({ error, code }) => {
  expect(storageFailure(error, '/home')).toMatchObject({ code });
});

test('other errors stay what they are', () => {
  const error = new Error('network');

  expect(storageFailure(error, '/home')).toBe(error);
});

test('too little free space is told before it is filled', async () => {
  await expect(checkFreeSpace(tmpdir(), 1)).resolves.toBeUndefined();
  await expect(checkFreeSpace(tmpdir(), 1e18)).rejects.toMatchObject({ code: 'storage_full' });
});
