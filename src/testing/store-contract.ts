import { describe, expect, onTestFinished, test } from 'vitest';
import type { ListPart, Store } from '../ports/store.ts';
import { describeAccess } from './access-contract.ts';
import {
  editOf,
  guidanceOf,
  hypothesisOf,
  keyOf,
  nothingForgotten,
  profileOf,
  replyOf,
  runOf,
  sampleBy,
  samplesBy,
} from './builders.ts';
import { describeAttestations, describeComparisons } from './consent-contract.ts';
import { describeGuidances } from './guidances-contract.ts';
import { describeIdempotency } from './idempotency-contract.ts';
import { describeJobs, describeJobWork } from './jobs-contract.ts';
import { describeSpending } from './spending-contract.ts';

const ada = keyOf('ada');
const bo = keyOf('bo');
const elsewhere = keyOf('ada', 'elsewhere');

/** What every store promises; `open` returns an empty one, which is closed after each test. */
export function describeStore(name: string, open: () => Promise<Store>): void {
  const opened = async () => {
    const store = await open();
    onTestFinished(() => store.close());
    return store;
  };
  describe(`${name} keeps the store's promises`, () => {
    describePeople(opened);
    describeSamples(opened);
    describeProfiles(opened);
    describeEdits(opened);
    describeRemoving(opened);
    describeReplies(opened);
    describeGuidances(opened);
    describeRuns(opened);
    describeForgetting(opened);
    describeAccess(opened);
    describeSpending(opened);
    describeJobs(opened);
    describeJobWork(opened);
    describeComparisons(opened);
    describeAttestations(opened);
    describeIdempotency(opened);

    test('a store in use is sound, and closing twice does nothing', async () => {
      const store = await open();
      await store.samples.add(ada, samplesBy('ada', 4));
      await store.profiles.append(ada, profileOf('ada'));

      expect(await store.check()).toEqual([]);
      await store.close();
      await store.close();
    });
  });
}

type Open = () => Promise<Store>;

function describePeople(opened: Open): void {
  test('nobody is there at first', async () => {
    const store = await opened();

    expect(await store.people.list('default')).toEqual([]);
    expect(await store.people.find(ada)).toBeNull();
  });

  test('people are listed in parts, each after an id that need not be anybody’s', async () => {
    const store = await opened();
    for (const person of ['ada', 'bo', 'cleo']) await store.samples.add(keyOf(person), [sampleBy(person)]);
    const listed = async (part: ListPart) => (await store.people.list('default', part)).map(({ person }) => person);

    expect(await listed({ limit: 2 })).toEqual(['ada', 'bo']);
    expect(await listed({ limit: 2, after: 'bo' })).toEqual(['cleo']);
    expect(await listed({ limit: 2, after: 'b' })).toEqual(['bo', 'cleo']);
    expect(await listed({ limit: 0 })).toEqual([]);
  });

  test('people are listed by id, with what is kept of them', async () => {
    const store = await opened();
    await store.samples.add(bo, samplesBy('bo', 3));
    await store.samples.add(ada, [sampleBy('ada', { addedAt: '2025-05-09T00:00:00.000Z' })]);
    await store.profiles.append(ada, profileOf('ada'));
    await store.profiles.append(ada, profileOf('ada', { version: 2 }));
    // By UTF-8 bytes "ﬀ" stands before "𝒶"; by UTF-16 units it would be the other way round.
    await store.samples.add(keyOf('ﬀ'), [sampleBy('ﬀ')]);
    await store.samples.add(keyOf('𝒶'), [sampleBy('𝒶')]);

    const people = await store.people.list('default');

    expect(people).toEqual([
      { person: 'ada', createdAt: '2025-05-09T00:00:00.000Z', samples: 1, profileVersion: 2 },
      { person: 'bo', createdAt: '2025-05-08T12:00:00.000Z', samples: 3, profileVersion: null },
      { person: 'ﬀ', createdAt: '2025-05-08T12:00:00.000Z', samples: 1, profileVersion: null },
      { person: '𝒶', createdAt: '2025-05-08T12:00:00.000Z', samples: 1, profileVersion: null },
    ]);
    expect(await store.people.find(ada)).toEqual(people[0]);
    expect(await store.people.list('default', { limit: 2 })).toEqual(people.slice(0, 2));
  });

  test('nothing of one workspace is seen from another', async () => {
    const store = await opened();
    await store.samples.add(ada, samplesBy('ada', 2));
    await store.profiles.append(ada, profileOf('ada'));
    await store.edits.add(ada, [editOf()]);
    await store.replies.keep(ada, replyOf());
    await store.runs.add('default', runOf('ada'));

    expect({
      people: await store.people.list('elsewhere'),
      person: await store.people.find(elsewhere),
      samples: await store.samples.list(elsewhere),
      ids: await store.samples.ids(elsewhere),
      latest: await store.profiles.latest(elsewhere),
      version: await store.profiles.version(elsewhere, 1),
      history: await store.profiles.history(elsewhere),
      edits: await store.edits.list(elsewhere),
      reply: await store.replies.find(elsewhere, 'q_1'),
      runs: await store.runs.list('elsewhere', 10),
      usage: await store.runs.usage('elsewhere'),
      forgotten: await store.forget(elsewhere),
    }).toEqual({
      people: [],
      person: null,
      samples: [],
      ids: new Set(),
      latest: null,
      version: null,
      history: [],
      edits: [],
      reply: null,
      runs: [],
      usage: { calls: 0, inputTokens: 0, outputTokens: 0 },
      forgotten: nothingForgotten,
    });
    expect(await store.samples.list(ada)).toHaveLength(2);
  });

  test('two workspaces keep a person of the same name apart', async () => {
    const store = await opened();
    await store.samples.add(ada, [sampleBy('ada')]);
    await store.samples.add(elsewhere, [sampleBy('ada', { register: 'chat' })]);
    await store.profiles.append(elsewhere, profileOf('ada', { registers: ['chat'] }));

    expect((await store.samples.list(ada)).map((sample) => sample.register)).toEqual(['email']);
    expect((await store.samples.list(elsewhere)).map((sample) => sample.register)).toEqual(['chat']);
    expect(await store.profiles.latest(ada)).toBeNull();
  });
}

function describeSamples(opened: Open): void {
  test('samples come back as they were, ordered by id', async () => {
    const store = await opened();
    const samples = samplesBy('ada', 20);

    expect(await store.samples.add(ada, samples)).toBe(20);

    expect(await store.samples.list(ada)).toEqual(samples.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
    expect(await store.samples.ids(ada)).toEqual(new Set(samples.map((sample) => sample.id)));
  });

  test('samples are listed in parts, each after an id that need not be a sample’s', async () => {
    const store = await opened();
    await store.samples.add(
      ada,
      ['s_b', 's_a', 's_c'].map((id) => sampleBy('ada', { id })),
    );
    await store.samples.add(bo, [sampleBy('bo', { id: 's_d' })]);
    const listed = async (part: ListPart) => (await store.samples.list(ada, part)).map(({ id }) => id);

    expect(await listed({ limit: 2 })).toEqual(['s_a', 's_b']);
    expect(await listed({ limit: 2, after: 's_b' })).toEqual(['s_c']);
    expect(await listed({ limit: 2, after: 's_' })).toEqual(['s_a', 's_b']);
    expect(await listed({ limit: 2, after: 's_c' })).toEqual([]);
    expect(await listed({ limit: 0 })).toEqual([]);
  });

  test('a thousand samples are added at once', async () => {
    const store = await opened();

    expect(await store.samples.add(ada, samplesBy('ada', 1200))).toBe(1200);
    expect((await store.people.find(ada))?.samples).toBe(1200);
  });

  test.each([
    { name: 'emoji, accents and right-to-left marks', text: 'Grüße 👩🏽‍🚀 \u202eabc\u202c é é 漢字' },
    { name: 'line breaks, tabs and a zero byte', text: 'one\r\ntwo\n\tthree\0four' },
    { name: 'quotes and SQL', text: `Robert'); drop table samples; -- "x" \\ %_` },
    { name: 'nothing', text: '' },
  ])('a text with $name comes back unchanged', async ({ text }) => {
    const store = await opened();

    await store.samples.add(ada, [sampleBy('ada', { text })]);

    expect((await store.samples.list(ada)).map((sample) => sample.text)).toEqual([text]);
  });

  test('a sample that is already there is left as it was', async () => {
    const store = await opened();
    await store.samples.add(ada, [sampleBy('ada')]);

    const added = await store.samples.add(ada, [
      sampleBy('ada', { part: 'trial' }),
      ...samplesBy('ada', 2),
      ...samplesBy('ada', 2),
    ]);

    expect(added).toBe(2);
    expect((await store.samples.list(ada)).filter((sample) => sample.id === sampleBy('ada').id)).toEqual([
      sampleBy('ada'),
    ]);
  });

  test('adding no samples creates nobody', async () => {
    const store = await opened();

    expect(await store.samples.add(ada, [])).toBe(0);
    expect(await store.people.list('default')).toEqual([]);
  });
}

function describeProfiles(opened: Open): void {
  test('every version stays readable as it was', async () => {
    const store = await opened();
    const first = profileOf('ada');
    const second = profileOf('ada', {
      version: 2,
      reason: 'edit',
      createdAt: '2025-05-09T00:00:00.000Z',
      hypotheses: [
        hypothesisOf({ id: 'h_b', standing: 'pinned', reward: 0.1 + 0.2, statement: 'Signs with “x”.' }),
        hypothesisOf({ id: 'h_a', evidence: [{ sampleId: 's_1', start: 0, end: 4 }] }),
      ],
      sampleCount: { inference: 8, trial: 4 },
    });

    await store.profiles.append(ada, first);
    await store.profiles.append(ada, second);

    expect(await store.profiles.latest(ada)).toEqual(second);
    expect([
      await store.profiles.version(ada, 1),
      await store.profiles.version(ada, 2),
      await store.profiles.version(ada, 3),
    ]).toEqual([first, second, null]);
    expect(await store.profiles.history(ada)).toEqual([
      { version: 2, createdAt: '2025-05-09T00:00:00.000Z', reason: 'edit', hypotheses: 2, samples: 12 },
      { version: 1, createdAt: '2025-05-08T12:00:00.000Z', reason: 'learn', hypotheses: 1, samples: 1 },
    ]);
  });

  test('a profile without hypotheses is one', async () => {
    const store = await opened();

    await store.profiles.append(ada, profileOf('ada', { hypotheses: [] }));

    expect(await store.profiles.latest(ada)).toEqual(profileOf('ada', { hypotheses: [] }));
  });

  test('a profile makes a person nobody has seen', async () => {
    const store = await opened();

    await store.profiles.append(ada, profileOf('ada'));

    expect(await store.people.find(ada)).toEqual({
      person: 'ada',
      createdAt: '2025-05-08T12:00:00.000Z',
      samples: 0,
      profileVersion: 1,
    });
  });

  test('samples come with the version they were learned for, and with no other', async () => {
    const store = await opened();
    const [first, second] = samplesBy('ada', 2);
    if (first === undefined || second === undefined) throw new Error('two samples were asked for');

    await store.profiles.append(ada, profileOf('ada'), [first]);
    await expect(store.profiles.append(ada, profileOf('ada', { version: 5 }), [second])).rejects.toMatchObject({
      code: 'conflict',
    });

    expect(await store.samples.list(ada)).toEqual([first]);
  });

  test.each([
    { name: 'the same version again', kept: [1], next: 1 },
    { name: 'a version too high', kept: [1], next: 3 },
    { name: 'a first version that is not 1', kept: [], next: 2 },
  ])('$name is a conflict, and nothing of it is kept', async ({ kept, next }) => {
    const store = await opened();
    for (const version of kept) await store.profiles.append(ada, profileOf('ada', { version }));

    await expect(
      store.profiles.append(ada, profileOf('ada', { version: next, reason: 'import' })),
    ).rejects.toMatchObject({ code: 'conflict' });

    expect((await store.profiles.history(ada)).map((one) => [one.version, one.reason])).toEqual(
      kept.map((version) => [version, 'learn']),
    );
    expect(await store.people.list('default')).toHaveLength(kept.length);
  });

  test.each([
    {
      name: 'a number that is not finite',
      profile: profileOf('ada', { hypotheses: [hypothesisOf({ reward: Number.NaN })] }),
    },
    { name: 'the name of another person', profile: profileOf('bo') },
  ])('a profile with $name is refused before it is kept', async ({ profile }) => {
    const store = await opened();

    await expect(store.profiles.append(ada, profile)).rejects.toMatchObject({ code: 'invalid_input' });

    expect(await store.people.list('default')).toEqual([]);
  });

  test('of two that append the same version at once, one succeeds', async () => {
    const store = await opened();

    const outcomes = await Promise.allSettled(
      [1, 2, 3].map((seed) =>
        store.profiles.append(
          ada,
          profileOf('ada', { provenance: { model: 'none', prompts: [], background: 'x', seed } }),
        ),
      ),
    );

    expect(
      outcomes.map((outcome) => (outcome.status === 'fulfilled' ? 'kept' : outcome.reason.code)).toSorted(),
    ).toEqual(['conflict', 'conflict', 'kept']);
    expect(await store.profiles.history(ada)).toHaveLength(1);
  });
}

function describeEdits(opened: Open): void {
  test('edits come back as they were, oldest first, and the same edit is kept once', async () => {
    const store = await opened();
    const late = editOf({ id: 'e_1', editedAt: '2025-05-09T00:00:00.000Z' });
    const early = editOf({ id: 'e_2', supports: ['h_1'] });

    expect(await store.edits.add(ada, [late, early])).toBe(2);
    expect(await store.edits.add(ada, [{ ...late, supports: ['h_2'] }, editOf({ id: 'e_3' })])).toBe(1);

    expect(await store.edits.list(ada)).toEqual([early, editOf({ id: 'e_3' }), late]);
    expect(await store.edits.list(bo)).toEqual([]);
  });

  test('adding no edits creates nobody', async () => {
    const store = await opened();

    expect(await store.edits.add(ada, [])).toBe(0);
    expect(await store.people.list('default')).toEqual([]);
  });

  test('an edit comes with the version it was learned for, and with no other', async () => {
    const store = await opened();

    await store.profiles.append(ada, profileOf('ada'), [], { edits: [editOf()] });
    await expect(
      store.profiles.append(ada, profileOf('ada', { version: 5 }), [], { edits: [editOf({ id: 'e_2' })] }),
    ).rejects.toMatchObject({ code: 'conflict' });

    expect(await store.edits.list(ada)).toEqual([editOf()]);
  });
}

function describeRemoving(opened: Open): void {
  test('H10: a removed sample leaves the samples and every version’s evidence and shown samples, others stay', async () => {
    const store = await opened();
    const [gone, stays] = samplesBy('ada', 2);
    if (gone === undefined || stays === undefined) throw new Error('two samples were asked for');
    const spans = [
      { sampleId: gone.id, start: 0, end: 4 },
      { sampleId: stays.id, start: 0, end: 4 },
    ];
    const shown = (sampleId: string) => ({ sampleId, register: 'email', request: 'Write an e-mail to Bo.' });
    const first = profileOf('ada', {
      hypotheses: [hypothesisOf({ evidence: spans }), hypothesisOf({ id: 'h_2' })],
      shownSamples: [shown(gone.id), shown(stays.id)],
    });
    await store.profiles.append(ada, first, [gone, stays]);
    await store.profiles.append(bo, { ...first, person: 'bo' }, [gone]);

    const second = profileOf('ada', { version: 2 });
    await store.profiles.append(ada, second, [], { removedSamples: [gone.id, 's_nobody'] });

    expect(await store.samples.list(ada)).toEqual([stays]);
    expect(await store.profiles.version(ada, 1)).toEqual({
      ...first,
      hypotheses: [hypothesisOf({ evidence: spans.slice(1) }), hypothesisOf({ id: 'h_2' })],
      shownSamples: [shown(stays.id)],
    });
    expect(await store.profiles.latest(ada)).toEqual(second);
    expect([await store.samples.list(bo), await store.profiles.latest(bo)]).toEqual([
      [gone],
      { ...first, person: 'bo' },
    ]);
    expect(await store.check()).toEqual([]);
  });
}

function describeReplies(opened: Open): void {
  test('a reply comes back as it was, its first one, and for that person and question alone', async () => {
    const store = await opened();
    const reply = replyOf({ text: 'Grüße 👩🏽‍🚀\0 "x"\n', finishReason: 'length' });

    await store.replies.keep(ada, reply);
    await store.replies.keep(ada, replyOf({ text: 'another', model: 'scripted:other' }));

    expect(await store.replies.find(ada, 'q_1')).toEqual(reply);
    expect([await store.replies.find(ada, 'q_2'), await store.replies.find(bo, 'q_1')]).toEqual([null, null]);
  });

  test('keeping a reply lists nobody', async () => {
    const store = await opened();

    await store.replies.keep(ada, replyOf());

    expect([await store.people.list('default'), await store.people.find(ada)]).toEqual([[], null]);
    expect(await store.check()).toEqual([]);
  });

  test('replies are dropped by question, and by age in one workspace', async () => {
    const store = await opened();
    const [old, late] = ['2025-05-01T00:00:00.000Z', '2025-05-09T00:00:00.000Z'];
    await store.replies.keep(ada, replyOf({ keptAt: old }));
    await store.replies.keep(ada, replyOf({ question: 'q_2', keptAt: late }));
    await store.replies.keep(bo, replyOf({ keptAt: old }));
    await store.replies.keep(elsewhere, replyOf({ keptAt: old }));

    expect(await store.replies.drop(ada, [])).toBe(0);
    expect(await store.replies.drop(ada, ['q_2', 'q_3'])).toBe(1);
    expect(await store.replies.expire('default', old)).toBe(0);
    expect(await store.replies.expire('default', late)).toBe(2);

    expect([await store.replies.find(ada, 'q_1'), await store.replies.find(bo, 'q_1')]).toEqual([null, null]);
    expect(await store.replies.find(elsewhere, 'q_1')).toEqual(replyOf({ keptAt: old }));
  });

  test('H12: replies go with the version that was made of them, and stay when it is refused', async () => {
    const store = await opened();
    for (const question of ['q_1', 'q_2']) await store.replies.keep(ada, replyOf({ question }));
    await store.replies.keep(bo, replyOf());

    const answered = { answeredQuestions: ['q_1'] };
    await expect(store.profiles.append(ada, profileOf('ada', { version: 5 }), [], answered)).rejects.toMatchObject({
      code: 'conflict',
    });
    const before = await store.replies.find(ada, 'q_1');
    await store.profiles.append(ada, profileOf('ada'), [], answered);

    expect([before, await store.replies.find(ada, 'q_1')]).toEqual([replyOf(), null]);
    expect([await store.replies.find(ada, 'q_2'), await store.replies.find(bo, 'q_1')]).toEqual([
      replyOf({ question: 'q_2' }),
      replyOf(),
    ]);
  });

  test('H10: removing a sample removes every reply of the person, which may quote it', async () => {
    const store = await opened();
    await store.profiles.append(ada, profileOf('ada'), [sampleBy('ada')]);
    for (const question of ['q_1', 'q_2']) await store.replies.keep(ada, replyOf({ question }));
    await store.replies.keep(bo, replyOf());

    await store.profiles.append(ada, profileOf('ada', { version: 2 }), [], { removedSamples: [sampleBy('ada').id] });

    expect([await store.replies.find(ada, 'q_1'), await store.replies.find(ada, 'q_2')]).toEqual([null, null]);
    expect(await store.replies.find(bo, 'q_1')).toEqual(replyOf());
  });
}

function describeRuns(opened: Open): void {
  test('runs are listed newest first, each with its calls in order', async () => {
    const store = await opened();
    const calls = Array.from({ length: 12 }, (_, index) => ({
      purpose: `p${index}`,
      prompt: 'x@1',
      outcome: 'ok',
      inputTokens: index,
      outputTokens: 2 * index,
    }));
    const early = runOf('ada', { id: 'b', startedAt: '2025-05-08T12:00:00.000Z', calls });
    const middle = runOf('ada', { id: 'a', startedAt: '2025-05-08T12:00:01.000Z', calls: [] });
    const late = runOf('bo', {
      id: 'c',
      kind: 'write',
      startedAt: '2025-05-08T12:00:02.000Z',
      outcome: 'model_failed',
    });

    for (const run of [middle, late, early]) await store.runs.add('default', run);

    expect(await store.runs.list('default', 10)).toEqual([late, middle, early]);
    expect(await store.runs.list('default', 2)).toEqual([late, middle]);
    expect(await store.runs.list('default', 0)).toEqual([]);
    expect(await store.runs.usage('default')).toEqual({ calls: 13, inputTokens: 66 + 900, outputTokens: 132 + 120 });
  });

  test('a kept reply is seen in its run and is no call', async () => {
    const store = await opened();
    const [call] = runOf('ada').calls;
    if (call === undefined) throw new Error('a run with a call was asked for');
    const run = runOf('ada', { calls: [{ ...call, outcome: 'kept', inputTokens: 0, outputTokens: 0 }, call] });

    await store.runs.add('default', run);

    expect(await store.runs.list('default', 10)).toEqual([run]);
    expect(await store.runs.usage('default')).toEqual({ calls: 1, inputTokens: 900, outputTokens: 120 });
  });

  test('a run that was added already is left as it was', async () => {
    const store = await opened();
    await store.runs.add('default', runOf('ada'));

    await store.runs.add('default', runOf('ada', { outcome: 'error', calls: [] }));

    expect(await store.runs.list('default', 10)).toEqual([runOf('ada')]);
  });
}

function describeForgetting(opened: Open): void {
  test('forgetting removes every record of one person, says how many, and can be repeated', async () => {
    const store = await opened();
    for (const { key, person } of [
      { key: ada, person: 'ada' },
      { key: bo, person: 'bo' },
      { key: elsewhere, person: 'ada' },
    ]) {
      await store.samples.add(key, samplesBy(person, 5));
      await store.profiles.append(key, profileOf(person));
      await store.profiles.append(
        key,
        profileOf(person, { version: 2, hypotheses: [hypothesisOf(), hypothesisOf({ id: 'h_2' })] }),
      );
      await store.edits.add(key, [editOf(), editOf({ id: 'e_2' })]);
      await store.replies.keep(key, replyOf());
      await store.guidances.keep(key, 'email', guidanceOf(person, { profileVersion: 2 }));
      await store.runs.add(key.workspace, runOf(person));
      await store.runs.add(
        key.workspace,
        runOf(person, { id: `more-${person}`, calls: [...runOf(person).calls, ...runOf(person).calls] }),
      );
    }

    expect(await store.forget(ada)).toEqual({
      ...nothingForgotten,
      samples: 5,
      profileVersions: 2,
      hypotheses: 3,
      edits: 2,
      replies: 1,
      guidances: 1,
      runs: 2,
      usageEntries: 3,
    });
    expect(await store.forget(ada)).toEqual(nothingForgotten);

    expect([
      await store.people.find(ada),
      await store.samples.list(ada),
      await store.profiles.latest(ada),
      await store.edits.list(ada),
      await store.replies.find(ada, 'q_1'),
    ]).toEqual([null, [], null, [], null]);
    expect((await store.people.list('default')).map((one) => one.person)).toEqual(['bo']);
    expect((await store.runs.list('default', 10)).map((run) => run.person)).toEqual(['bo', 'bo']);
    expect(await store.people.find(elsewhere)).toMatchObject({ samples: 5, profileVersion: 2 });
    expect(await store.check()).toEqual([]);
  });

  test('a forgotten person can be learned anew from version 1', async () => {
    const store = await opened();
    await store.profiles.append(ada, profileOf('ada'));
    await store.forget(ada);

    await store.profiles.append(ada, profileOf('ada', { reason: 'import' }));

    expect((await store.profiles.history(ada)).map((one) => [one.version, one.reason])).toEqual([[1, 'import']]);
  });
}
