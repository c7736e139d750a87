import { describe, expect, test } from 'vitest';
import { HyperalignError, isHyperalignError } from '../../errors.ts';
import { isBusy, toStoreError } from './store-error.ts';

const file = '/srv/voices/hyperalign.db';

describe('failures of SQLite', () => {
  test.each([
    { name: 'SQLITE_BUSY', errcode: 5, code: 'conflict' },
    { name: 'SQLITE_BUSY_SNAPSHOT', errcode: 517, code: 'conflict' },
    { name: 'SQLITE_LOCKED', errcode: 6, code: 'conflict' },
    { name: 'SQLITE_FULL', errcode: 13, code: 'storage_full' },
    { name: 'SQLITE_CORRUPT', errcode: 11, code: 'store_damaged' },
    { name: 'SQLITE_CORRUPT_INDEX', errcode: 779, code: 'store_damaged' },
    { name: 'SQLITE_NOTADB', errcode: 26, code: 'store_damaged' },
    { name: 'SQLITE_READONLY', errcode: 8, code: 'store_unavailable' },
    { name: 'SQLITE_READONLY_DIRECTORY', errcode: 1544, code: 'store_unavailable' },
    { name: 'SQLITE_CANTOPEN', errcode: 14, code: 'store_unavailable' },
    { name: 'SQLITE_IOERR_WRITE', errcode: 778, code: 'store_unavailable' },
    { name: 'SQLITE_PERM', errcode: 3, code: 'store_unavailable' },
  ])('$name is $code', ({ name, errcode, code }) => {
    const cause = Object.assign(new Error(name), { code: 'ERR_SQLITE_ERROR', errcode });

    expect(toStoreError(cause, file)).toMatchObject({
      code,
      message: expect.stringContaining(file),
      details: { file },
      cause,
    });
  });

  test('a missing table is damage, a wrong query is a fault of the program', () => {
    const sqlError = (message: string) => Object.assign(new Error(message), { code: 'ERR_SQLITE_ERROR', errcode: 1 });
    const wrong = sqlError('near "selec": syntax error');

    expect(isHyperalignError(toStoreError(sqlError('no such table: people'), file), 'store_damaged')).toBe(true);
    expect(toStoreError(wrong, file)).toBe(wrong);
  });
});

describe('failures of the file system', () => {
  test.each([
    { code: 'EACCES', becomes: 'store_unavailable' },
    { code: 'EROFS', becomes: 'store_unavailable' },
    { code: 'ENOTDIR', becomes: 'store_unavailable' },
    { code: 'ENOSPC', becomes: 'storage_full' },
    { code: 'EDQUOT', becomes: 'storage_full' },
  ])('$code is $becomes', ({ code, becomes }) => {
    expect(toStoreError(Object.assign(new Error(code), { code }), file)).toMatchObject({
      code: becomes,
      details: { file },
    });
  });
});

test('errors that are ours already, and what is no error, pass through', () => {
  const ours = new HyperalignError('conflict', 'somebody else was faster');

  expect([toStoreError(ours, file), toStoreError('text', file)]).toEqual([ours, 'text']);
});

test.each([
  { errcode: 5, busy: true },
  { errcode: 262, busy: true },
  { errcode: 15, busy: true },
  { errcode: 13, busy: false },
  { errcode: undefined, busy: false },
])('a result code of $errcode is worth another try: $busy', ({ errcode, busy }) => {
  expect(isBusy(Object.assign(new Error('x'), { errcode }))).toBe(busy);
});
