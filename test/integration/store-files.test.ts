import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { openSqliteStore } from '../../src/adapters/sqlite/index.ts';
import { isHyperalignError } from '../../src/errors.ts';
import {
  guidanceOf,
  keyOf,
  nothingForgotten,
  profileOf,
  replyOf,
  runOf,
  sampleBy,
  samplesBy,
} from '../../src/testing/index.ts';

const ada = keyOf('ada');
const bo = keyOf('bo');

test('folder and files are for their owner only, also when they were open to others', async () => {
  const file = join(emptyFolder(), 'new', 'home', 'hyperalign.db');
  const store = await openSqliteStore({ path: file });
  await store.samples.add(ada, samplesBy('ada', 3));

  const modes = Object.fromEntries(
    [file, `${file}-wal`, `${file}-shm`, dirname(file)].map((path) => [basename(path), statSync(path).mode & 0o777]),
  );
  await store.close();
  chmodSync(file, 0o644);
  await (await openSqliteStore({ path: file })).close();

  expect(modes).toEqual({
    'hyperalign.db': 0o600,
    'hyperalign.db-wal': 0o600,
    'hyperalign.db-shm': 0o600,
    home: 0o700,
  });
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('what was written is there after closing and opening again', async () => {
  const file = join(emptyFolder(), 'hyperalign.db');
  const first = await openSqliteStore({ path: file });
  await first.samples.add(ada, samplesBy('ada', 3));
  await first.profiles.append(ada, profileOf('ada'));
  await first.close();

  const again = await openSqliteStore({ path: file });
  onTestFinished(() => again.close());

  expect(await again.people.list('default')).toEqual([
    { person: 'ada', createdAt: '2025-05-08T12:00:00.000Z', samples: 3, profileVersion: 1 },
  ]);
  expect(await again.profiles.latest(ada)).toEqual(profileOf('ada'));
  expect(existsSync(`${file}-wal`)).toBe(true);
});

test('forgetting leaves no word of the person in the files, while the store stays open and after', async () => {
  const folder = emptyFolder();
  const file = join(folder, 'hyperalign.db');
  const store = await openSqliteStore({ path: file });
  const zephyrine = keyOf('zephyrine');
  const phrase = 'persimmon lighthouse';
  const planted = Array.from({ length: 300 }, (_, index) =>
    sampleBy('zephyrine', { text: `${index} ${'so it goes '.repeat(index % 40)}${phrase} ${index}` }),
  );
  // Interleaved with somebody else's, so that pages are shared, split and merged.
  for (let start = 0; start < planted.length; start += 30) {
    await store.samples.add(zephyrine, planted.slice(start, start + 30));
    await store.samples.add(bo, samplesBy(`bo${start}`, 20));
  }
  await store.profiles.append(
    zephyrine,
    profileOf('zephyrine', { attributes: { signature: phrase, language: 'eng', role: null } }),
  );
  await store.replies.keep(zephyrine, replyOf({ text: phrase }));
  await store.guidances.keep(zephyrine, 'email', guidanceOf('zephyrine', { system: phrase }));
  await store.runs.add('default', runOf('zephyrine'));
  const before = filesWith(folder, phrase);

  const forgotten = await store.forget(zephyrine);

  expect(before).not.toEqual([]);
  expect(forgotten).toEqual({
    ...nothingForgotten,
    samples: 300,
    profileVersions: 1,
    hypotheses: 1,
    replies: 1,
    guidances: 1,
    runs: 1,
    usageEntries: 1,
  });
  expect(filesWith(folder, phrase)).toEqual([]);
  expect(filesWith(folder, 'zephyrine')).toEqual([]);
  await store.close();
  expect(filesWith(folder, phrase)).toEqual([]);
});

test('forgetting says so when another reader keeps the log from being emptied', async () => {
  const file = join(emptyFolder(), 'hyperalign.db');
  const store = await openSqliteStore({ path: file, busyTimeout: 100 });
  onTestFinished(() => store.close());
  await store.samples.add(ada, samplesBy('ada', 3));
  const reader = new DatabaseSync(file);
  reader.exec('begin; select * from samples');

  await expect(store.forget(ada)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('The records are removed'),
  });

  reader.close();
  expect(await store.forget(ada)).toMatchObject({ samples: 0 });
  expect(filesWith(join(file, '..'), 'ada')).toEqual([]);
});

test('a full disk fails the write, keeps nothing of it and harms nothing else', async () => {
  const file = join(emptyFolder(), 'hyperalign.db');
  const roomy = await openSqliteStore({ path: file });
  await roomy.samples.add(ada, samplesBy('ada', 3));
  await roomy.profiles.append(ada, profileOf('ada'));
  await roomy.close();
  const store = await openSqliteStore({ path: file, maxPages: statSync(file).size / 4096 + 4 });
  onTestFinished(() => store.close());
  const big = Array.from({ length: 40 }, (_, index) => sampleBy('bo', { text: `${index} ${'x'.repeat(5000)}` }));

  await expect(store.samples.add(bo, big)).rejects.toMatchObject({
    code: 'storage_full',
    message: expect.stringContaining(file),
  });
  await expect(
    store.profiles.append(ada, profileOf('ada', { version: 2, caveats: ['y'.repeat(50_000)] })),
  ).rejects.toMatchObject({ code: 'storage_full' });

  expect(await store.people.list('default')).toEqual([
    { person: 'ada', createdAt: '2025-05-08T12:00:00.000Z', samples: 3, profileVersion: 1 },
  ]);
  expect(await store.check()).toEqual([]);
  expect(await store.samples.add(bo, [sampleBy('bo')])).toBe(1);
});

test.each([
  { name: 'a home below a regular file', path: (folder: string) => join(asFile(folder, 'home'), 'hyperalign.db') },
  { name: 'a folder in place of the database', path: (folder: string) => asFolder(folder, 'hyperalign.db') },
])('$name is said to be unavailable', async ({ path }) => {
  const file = path(emptyFolder());

  await expect(openSqliteStore({ path: file })).rejects.toMatchObject({
    code: 'store_unavailable',
    message: expect.stringMatching(/choose another with --home/),
    details: { file },
  });
});

test.skipIf(process.getuid?.() === 0)('a home that may not be written is said to be unavailable', async () => {
  const folder = emptyFolder();
  chmodSync(folder, 0o500);

  await expect(openSqliteStore({ path: join(folder, 'hyperalign.db') })).rejects.toMatchObject({
    code: 'store_unavailable',
  });
});

test('the database of another program is left alone', async () => {
  const file = join(emptyFolder(), 'other.db');
  const other = new DatabaseSync(file);
  other.exec('create table bookmarks (url text)');
  other.close();
  const before = readFileSync(file);

  await expect(openSqliteStore({ path: file })).rejects.toMatchObject({
    code: 'store_unavailable',
    message: expect.stringContaining('another program'),
  });

  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a store of a newer version asks to upgrade and is left alone', async () => {
  const file = await sampleStore();
  const newer = new DatabaseSync(file);
  newer.exec('pragma user_version = 99');
  newer.close();
  const before = readFileSync(file);

  await expect(openSqliteStore({ path: file })).rejects.toMatchObject({
    code: 'store_unavailable',
    message: expect.stringMatching(/schema 99.*Upgrade with/),
  });

  expect(readFileSync(file).equals(before)).toBe(true);
});

test('an empty file is an interrupted first start, and is filled', async () => {
  const file = join(emptyFolder(), 'hyperalign.db');
  writeFileSync(file, '');

  const store = await openSqliteStore({ path: file });
  onTestFinished(() => store.close());

  expect(await store.samples.add(ada, samplesBy('ada', 1))).toBe(1);
});

test('an empty file beside a full log is damage, and the log is not thrown away', async () => {
  const file = await sampleStore();
  writeFileSync(file, '');
  writeFileSync(`${file}-wal`, 'what could still be saved');

  await expect(openSqliteStore({ path: file })).rejects.toMatchObject({ code: 'store_damaged' });

  expect(readFileSync(`${file}-wal`, 'utf8')).toBe('what could still be saved');
});

test.each([
  { name: 'a plain text file', spoil: () => Buffer.from('Dear diary, this is no database. '.repeat(400)) },
  { name: 'a file whose first page is noise', spoil: (bytes: Buffer) => noise(bytes, 0, 4096) },
  { name: 'a file cut in half', spoil: (bytes: Buffer) => bytes.subarray(0, bytes.length / 2) },
])('$name is said to be damaged, with the way out, and is left as it is', async ({ spoil }) => {
  const file = await sampleStore();
  writeFileSync(file, spoil(readFileSync(file)));
  const before = readFileSync(file);

  const failure = await failureOfUse(file);

  expect({ code: failure.code, file: failure.details.file }).toEqual({ code: 'store_damaged', file });
  expect(failure.message).toMatch(/hyperalign doctor.*backup/);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('noise anywhere in the file is found by check, and no read fails in any other way', async () => {
  const file = await sampleStore();
  const sound = readFileSync(file);
  const pages = sound.length / 4096;
  const found: number[] = [];

  for (let page = 1; page < pages; page += 1) {
    writeFileSync(file, noise(Buffer.from(sound), page * 4096, 4096));
    const store = await openSqliteStore({ path: file }).catch(damagedOnly);
    if (store === null) {
      found.push(page);
      continue;
    }
    if ((await store.check()).length > 0) found.push(page);
    for (const read of [
      () => store.people.list('default'),
      () => store.samples.list(ada),
      () => store.profiles.latest(ada),
      () => store.runs.list('default', 5),
    ]) {
      await read().catch(damagedOnly);
    }
    await store.close();
  }

  expect(pages).toBeGreaterThan(20);
  expect(found).toEqual(Array.from({ length: pages - 1 }, (_, index) => index + 1));
});

test.each([
  {
    name: 'JSON that is cut off',
    sql: 'update profile_versions set body = substr(body, 1, 40) where version = 2',
    record: 'profile_versions (default, ada, 2)',
  },
  {
    name: 'a body that is no profile',
    sql: "update profile_versions set body = '[]' where version = 2",
    record: 'profile_versions (default, ada, 2)',
  },
  {
    name: 'a hypothesis that is gone',
    sql: 'delete from hypotheses where version = 2 and position = 0',
    record: 'profile_versions (default, ada, 2)',
  },
  {
    name: 'the body of another version',
    sql: 'update profile_versions set body = (select body from profile_versions where version = 1) where version = 2',
    record: 'profile_versions (default, ada, 2)',
  },
  { name: 'a sample without a register', sql: "update samples set register = '?'", record: 'samples (default, ada,' },
])('a record with $name is named, by reads and by check', async ({ sql, record }) => {
  const file = await sampleStore();
  const tamper = new DatabaseSync(file);
  tamper.exec(sql);
  tamper.close();
  const store = await openSqliteStore({ path: file });
  onTestFinished(() => store.close());

  const read = Promise.all([store.profiles.latest(ada), store.samples.list(ada)]);

  await expect(read).rejects.toMatchObject({
    code: 'store_damaged',
    message: expect.stringContaining(record),
    details: { file },
  });
  expect((await store.check()).every((problem) => problem.includes(record))).toBe(true);
  expect(await store.profiles.version(ada, 1)).toEqual(profileOf('ada'));
});

test('a single altered letter of a sample is found by check', async () => {
  const file = await sampleStore();
  const tamper = new DatabaseSync(file);
  tamper.exec("update samples set text = replace(text, 'kettle', 'settle') where text like 'Note 5:%'");
  tamper.close();
  const store = await openSqliteStore({ path: file });
  onTestFinished(() => store.close());

  expect(await store.check()).toEqual([
    expect.stringMatching(/samples \(default, ada, s_[0-9a-f]{16}\).*its text is not the one/),
  ]);
});

test('a version that is missing in between is found by check', async () => {
  const file = await sampleStore();
  const tamper = new DatabaseSync(file);
  tamper.exec('delete from hypotheses where version = 1; delete from profile_versions where version = 1');
  tamper.close();
  const store = await openSqliteStore({ path: file });
  onTestFinished(() => store.close());

  expect(await store.check()).toEqual(['profile_versions (default, ada): version 1 is missing']);
});

test('a process that keeps the store busy is a conflict once patience ends', async () => {
  const file = await sampleStore();
  const store = await openSqliteStore({ path: file, busyTimeout: 50 });
  onTestFinished(() => store.close());
  const other = new DatabaseSync(file);
  other.exec('begin immediate');

  await expect(store.samples.add(ada, [sampleBy('bo')])).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining(file),
  });

  other.close();
  expect(await store.samples.add(ada, [sampleBy('bo')])).toBe(1);
});

test('two stores on one file in one process wait for each other', async () => {
  const file = join(emptyFolder(), 'hyperalign.db');
  const [one, two] = await Promise.all([openSqliteStore({ path: file }), openSqliteStore({ path: file })]);
  onTestFinished(() => Promise.all([one.close(), two.close()]).then(() => undefined));

  const added = await Promise.all(
    samplesBy('ada', 40).map((sample, index) => (index % 2 === 0 ? one : two).samples.add(ada, [sample])),
  );

  expect(added).toEqual(Array.from({ length: 40 }, () => 1));
  expect(await one.samples.ids(ada)).toEqual(await two.samples.ids(ada));
});

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hyperalign-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A closed store with two profile versions, texts of several pages and a run. */
async function sampleStore(): Promise<string> {
  const file = join(emptyFolder(), 'hyperalign.db');
  const store = await openSqliteStore({ path: file });
  await store.samples.add(ada, samplesBy('ada', 200));
  await store.profiles.append(ada, profileOf('ada'));
  await store.profiles.append(ada, profileOf('ada', { version: 2, reason: 'edit' }));
  await store.runs.add('default', runOf('ada'));
  await store.close();
  return file;
}

async function failureOfUse(file: string) {
  try {
    const store = await openSqliteStore({ path: file });
    try {
      await store.samples.list(ada);
      await store.profiles.latest(ada);
    } finally {
      await store.close();
    }
  } catch (error) {
    if (isHyperalignError(error)) return error;
    throw error;
  }
  throw new Error('expected the damage to be noticed');
}

function damagedOnly(error: unknown): null {
  if (isHyperalignError(error, 'store_damaged')) return null;
  throw error;
}

function noise(bytes: Buffer, start: number, length: number): Buffer {
  let state = start + 1;
  for (let index = start; index < start + length; index += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[index] = state >>> 16;
  }
  return bytes;
}

function filesWith(folder: string, phrase: string): string[] {
  return readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(phrase));
}

function asFile(folder: string, name: string): string {
  writeFileSync(join(folder, name), 'not a folder');
  return join(folder, name);
}

function asFolder(folder: string, name: string): string {
  mkdirSync(join(folder, name));
  return join(folder, name);
}
