import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openSqliteStore } from '../../src/adapters/sqlite/index.ts';
import type { CompareOptions } from '../../src/bind-comparisons.ts';
import { comparisonPageSchema, comparisonResultSchema } from '../../src/contracts/comparison.ts';
import { exportedProfileSchema } from '../../src/contracts/exported-profile.ts';
import {
  attestationOf,
  comparisonOf,
  guidanceOf,
  jobOf,
  jobTextBy,
  keyOf,
  memoryStore,
  sampleBy,
} from '../../src/testing/index.ts';
import { longText } from '../support/long-text.ts';
import { openOfflineClient } from '../support/offline-client.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ada = keyOf('ada');
const texts = Array.from({ length: 6 }, (_, at) => ({ text: longText(at, 60), register: 'email' }));
const attestation = { by: 'Ada', statement: 'I wrote these mails myself.' };

describe('who attested that texts are the person’s own', () => {
  test('is kept with when and for how many, shown with the profile, and kept once', async () => {
    const client = openOfflineClient();

    await client.learn({ person: 'ada', texts, attestation });
    await client.learn({ person: 'ada', texts, attestation });

    const ids = [...(await client.store.samples.ids(ada))].toSorted();
    expect((await client.profile('ada').show()).attestations).toEqual([
      {
        id: expect.stringMatching(/^a_[0-9a-f]{16}$/),
        ...attestation,
        at: '2025-05-08T12:00:00.000Z',
        samples: 6,
        sampleIdsHash: createHash('sha256').update(ids.join('\n')).digest('hex'),
      },
    ]);
    expect((await client.profile('ada').history()).length).toBe(1);
  });

  test('may be said of texts that were learned before, and of new ones apart', async () => {
    const client = openOfflineClient();
    await client.learn({ person: 'ada', texts: texts.slice(0, 4) });

    await client.learn({ person: 'ada', texts: texts.slice(0, 2), attestation });
    await client.learn({ person: 'ada', texts: texts.slice(4), attestation: { by: 'Bo' } });

    const { attestations } = await client.profile('ada').show();
    expect(attestations.map(({ by, samples, statement }) => [by, samples, statement]).toSorted()).toEqual([
      ['Ada', 2, attestation.statement],
      ['Bo', 2, null],
    ]);
  });

  test('is nobody where nothing could be learned, and nothing where a learning was refused', async () => {
    const client = openOfflineClient();

    await client.learn({ person: 'ada', texts: ['ok'], attestation });

    expect(await client.people()).toEqual([]);
    for (const wrong of [
      { by: '' },
      { by: 'x'.repeat(121) },
      { by: 'Ada\nBo' },
      { by: 'Ada', statement: 'x'.repeat(1001) },
    ])
      await expect(client.learn({ person: 'ada', texts, attestation: wrong })).rejects.toMatchObject({
        code: 'invalid_input',
        message: expect.stringMatching(/attestation cannot be used/),
      });
    expect(await client.people()).toEqual([]);
  });

  test('travels with an export, also into one without samples, and an export without it can be read', async () => {
    const client = openOfflineClient();
    await client.learn({ person: 'ada', texts });
    const silent = await client.profile('ada').export({ samples: 'with' });
    await client.learn({ person: 'ada', texts, attestation });
    const told = await client.profile('ada').export({ samples: 'without' });

    await client.importProfile(silent, 'bo');
    await client.importProfile(JSON.parse(JSON.stringify(exportedProfileSchema.parse(told))), 'cy');

    expect('attestations' in silent).toBe(false);
    expect((await client.profile('bo').show()).attestations).toEqual([]);
    expect((await client.profile('cy').show()).attestations).toEqual(told.attestations);
  });

  test('is forgotten with the person', async () => {
    const client = openOfflineClient();
    await client.learn({ person: 'ada', texts, attestation });

    expect(await client.forget('ada')).toMatchObject({ attestations: 1 });

    expect(await client.store.attestations.list(ada)).toEqual([]);
  });
});

describe('texts that another person of the workspace has', () => {
  const noticeOf = (notices: readonly { readonly code: string; readonly message: string }[]) =>
    notices.find(({ code }) => code === 'texts-of-another')?.message;

  test('are told of with counts and names, and without a word of them', async () => {
    const store = memoryStore();
    const client = openOfflineClient({ store });
    await client.learn({ person: 'bo', texts: texts.slice(0, 4) });
    await client.learn({ person: 'cy', texts: texts.slice(3) });
    await openOfflineClient({ store, workspace: 'elsewhere' }).learn({ person: 'di', texts });

    const { notices, profile } = await client.learn({ person: 'ada', texts });
    const again = await client.learn({ person: 'ada', texts: texts.slice(0, 3) });

    expect(noticeOf(notices)).toBe(
      'At least 4 of the 6 texts are also kept as texts of "bo" (4), "cy" (3). One of them did not write them: remove the texts where they do not belong.',
    );
    expect(noticeOf(again.notices)).toMatch(/^3 of the 3 texts are also kept as texts of "bo" \(3\)\./);
    expect(profile?.version).toBe(1);
  });

  test('are told of without names to those who may see this person alone', async () => {
    const client = openOfflineClient();
    await client.learn({ person: 'bo', texts });

    const { notices } = await client.learn({ person: 'ada', texts, audience: 'person' });

    expect(noticeOf(notices)).toMatch(/^6 of the 6 texts are also kept as texts of another person of this workspace\./);
    expect(JSON.stringify(notices)).not.toContain('bo');
  });

  test('are no matter where there are none', async () => {
    const client = openOfflineClient();
    await client.learn({ person: 'bo', texts: texts.slice(0, 3) });

    expect(noticeOf((await client.learn({ person: 'ada', texts: texts.slice(3) })).notices)).toBeUndefined();
  });
});

describe('a choice between two texts', () => {
  const choice: CompareOptions = {
    person: 'ada',
    task: 'Ask Sam to move the call to Monday.',
    left: 'Hi Sam, could we move our call to Monday? Ring me on 0170 1234567.',
    right: 'Dear Sam, I would like to ask whether the call might be moved to Monday.',
    chosen: 'left',
  };

  test('is kept masked, with its register, and once however often it comes', async () => {
    const client = openOfflineClient();

    const first = await client.compare({ ...choice, register: 'email', note: ' Shorter. ' });
    const again = await client.compare({ ...choice, register: 'email', note: 'Shorter.', source: 'page' });
    const other = await client.compare({ ...choice, register: 'email', note: 'Shorter.', idempotencyKey: 'day two' });

    expect(comparisonResultSchema.parse(first)).toEqual({
      person: 'ada',
      outcome: 'kept',
      comparison: {
        id: expect.stringMatching(/^c_[0-9a-f]{16}$/),
        ...{ task: choice.task, right: choice.right, chosen: 'left', register: 'email' },
        ...{ at: '2025-05-08T12:00:00.000Z', source: 'api', note: 'Shorter.' },
        left: 'Hi Sam, could we move our call to Monday? Ring me on [PHONE].',
      },
    });
    expect(again).toEqual({ ...first, outcome: 'known' });
    expect(other.comparison.id).not.toBe(first.comparison.id);
  });

  test('takes the register of the profile, and without one what the texts look like', async () => {
    const client = openOfflineClient();
    const before = await client.compare(choice);
    await client.learn({ person: 'ada', texts: texts.map(({ text }) => ({ text, register: 'fiction' })) });

    const after = await client.compare({ ...choice, chosen: 'right' });

    expect(before.comparison.register).toMatch(/^[a-z]+$/);
    expect(after.comparison.register).toBe('fiction');
  });

  test.each([
    { name: 'identical texts', change: { right: `${choice.left} \n` }, says: /two texts are the same/ },
    {
      name: 'texts that differ in masked data alone',
      change: { right: choice.left.replace('0170 1234567', '0170 7654321') },
      says: /two texts are the same/,
    },
    { name: 'an empty task', change: { task: ' ' }, says: /task is empty/ },
    { name: 'an empty text', change: { left: '' }, says: /left text is empty/ },
    { name: 'a text that is too long', change: { right: 'so '.repeat(40_000) }, says: /right text has \d+ characters/ },
    { name: 'a register of two words', change: { register: 'My Mail' }, says: /"My Mail"/ },
    { name: 'an id with a slash', change: { person: 'a/b' }, says: /"a\/b"/ },
  ])('is refused for $name', async ({ change, says }) => {
    const client = openOfflineClient();

    await expect(client.compare({ ...choice, ...change })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringMatching(says),
    });

    expect(await client.people()).toEqual([]);
  });

  test('is refused for a side that is none', async () => {
    // As a caller in JavaScript may give it.
    const wrong = { ...choice, chosen: 'both' } as unknown as CompareOptions;

    await expect(openOfflineClient().compare(wrong)).rejects.toMatchObject({ code: 'invalid_input' });
  });

  test('is found again, newest first and page by page', async () => {
    const client = openOfflineClient();
    for (const day of ['one', 'two', 'three']) await client.compare({ ...choice, idempotencyKey: day, note: day });

    const first = comparisonPageSchema.parse(await client.comparisons('ada', { limit: 2 }));
    const second = await client.comparisons('ada', { limit: 2, after: first.next ?? '' });

    expect([first, second].flatMap(({ comparisons }) => comparisons.map(({ note }) => note))).toEqual([
      'three',
      'two',
      'one',
    ]);
    expect(second.next).toBeNull();
    await expect(client.comparisons('ada', { limit: 0 })).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

const phrase = 'persimmon lighthouse';

function filesWith(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(phrase));
}

test('forgetting leaves no word of jobs, comparisons, guidance and attestations in the files', async () => {
  const folder = temporaryFolder();
  const store = await openSqliteStore({ path: join(folder, 'hyperalign.sqlite') });
  onTestFinished(() => store.close());
  const client = openOfflineClient({ store });
  for (let at = 0; at < 40; at += 1) {
    const person = at % 2 === 0 ? 'ada' : 'bo';
    const said = at % 2 === 0 ? `${phrase} ${'and so on '.repeat(at * 7)}` : `nothing ${'of note '.repeat(at * 7)}`;
    const { job } = await client.jobs.enqueue({
      person,
      texts: [`${at} I saw the ${said}yesterday.`],
      useModel: false,
      attestation: { by: said.slice(0, 60) },
    });
    if (at % 8 === 0) await client.jobs.cancel(job.id);
    await client.compare({
      person,
      task: `${at} ${said}`,
      left: `one ${said}`,
      right: `two ${said}`,
      chosen: 'tie',
      note: said,
    });
  }
  await client.learn({
    person: 'ada',
    texts: [...texts, `Every year the ${phrase} is painted.`],
    attestation: { by: 'Ada', statement: phrase },
  });
  await store.guidances.keep(ada, 'email', guidanceOf('ada', { system: phrase }));
  const before = filesWith(folder);

  const forgotten = await client.forget('ada');

  expect(before).not.toEqual([]);
  expect(forgotten).toMatchObject({ jobs: 20, comparisons: 20, attestations: 1, guidances: 1 });
  expect(filesWith(folder)).toEqual([]);
  expect((await client.jobs.list({ limit: 100 })).jobs).toHaveLength(20);
  expect((await client.comparisons('bo')).comparisons).toHaveLength(20);
  expect(await store.check()).toEqual([]);
});

test('a cancelled job leaves no word of its texts in the files', async () => {
  const folder = temporaryFolder();
  const store = await openSqliteStore({ path: join(folder, 'hyperalign.sqlite') });
  onTestFinished(() => store.close());
  const client = openOfflineClient({ store });
  await store.samples.add(keyOf('bo'), [sampleBy('bo')]);
  const many = Array.from({ length: 60 }, (_, at) => `${at} I saw the ${phrase} ${'and so on '.repeat(at)}yesterday.`);
  const { job } = await client.jobs.enqueue({ person: 'ada', texts: many });
  const before = filesWith(folder);

  await client.jobs.cancel(job.id);

  expect([before.length > 0, filesWith(folder)]).toEqual([true, []]);
  expect(await client.jobs.get(job.id)).toMatchObject({ state: 'cancelled', texts: 60 });
});

test.each([
  { table: 'jobs', change: "outcome = '{'" },
  { table: 'jobs', change: "options = '[]'" },
  { table: 'job_texts', change: "body = replace(body, 'ladder', 'letter')" },
  { table: 'job_events', change: "body = '{}'" },
  { table: 'comparisons', change: "body = 'null'" },
  { table: 'attestations', change: "body = replace(body, 'a_', 'b_')" },
  { table: 'idempotency_records', change: "state = '?'" },
])('a damaged record of $table ($change) is found by check', async ({ table, change }) => {
  const file = join(temporaryFolder(), 'hyperalign.sqlite');
  const store = await openSqliteStore({ path: file });
  onTestFinished(() => store.close());
  await store.jobs.enqueue(
    'default',
    jobOf('ada', { texts: [jobTextBy('ada', { text: 'The ladder is back where it was.' })] }),
  );
  await store.comparisons.add(ada, comparisonOf(), 9);
  await store.attestations.add(ada, attestationOf());
  const request = { key: 'k', request: 'r' };
  const times = { at: '2025-05-08', lockedUntil: '2025-05-08', expiresAt: '2025-05-09' };
  await store.idempotency.begin('default', { ...request, ...times, person: null });
  await store.idempotency.finish('default', request);
  const before = await store.check();
  const tamper = new DatabaseSync(file);
  tamper.exec(`update ${table} set ${change}`);
  tamper.close();

  const problems = await store.check();

  expect([before, problems]).toEqual([[], [expect.stringContaining(`${table} (default, `)]]);
});
