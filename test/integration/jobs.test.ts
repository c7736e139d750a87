import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openSqliteStore } from '../../src/adapters/sqlite/index.ts';
import type { EnqueueOptions } from '../../src/bind-jobs.ts';
import { shownJobSchema } from '../../src/contracts/job.ts';
import { HyperalignError } from '../../src/errors.ts';
import { entryOf, fixedClock, keyOf, memoryStore, type ScriptedCall, scriptedModel } from '../../src/testing/index.ts';
import { closedGate, type JobDesk, openJobDesk, storeHeldUp } from '../support/job-desk.ts';
import { learningReplies } from '../support/learning-replies.ts';
import { longText } from '../support/long-text.ts';
import { openOfflineClient } from '../support/offline-client.ts';
import { filesHolding, temporaryFolder } from '../support/temporary-folder.ts';

const ada = keyOf('ada');
const secret = 'persimmon lighthouse';
const texts = Array.from({ length: 6 }, (_, at) => ({
  text: `Hello,\n\n${longText(at, 60)} Call 0170 1234567, ${secret}.`,
  register: 'email',
}));
const options: EnqueueOptions = { person: 'ada', texts, useModel: false };
const withModel: EnqueueOptions = { ...options, useModel: true };
const good = learningReplies({});

async function enqueued({ in: of }: JobDesk, asked: EnqueueOptions = options): Promise<string> {
  return (await of('default').enqueue(asked)).job.id;
}

/** Everything that is kept of Ada, to see that it is nothing. */
async function keptOfAda({ store }: JobDesk) {
  return {
    person: await store.people.find(ada),
    samples: await store.samples.list(ada),
    profile: await store.profiles.latest(ada),
    attestations: await store.attestations.list(ada),
    runs: (await store.runs.list('default', 99)).filter(({ person }) => person === 'ada'),
    jobs: (await store.jobs.list('default', { limit: 99, person: 'ada' })).items,
    forgotten: Object.values(await store.forget(ada)).filter((count) => count !== 0),
  };
}

const nothing = { person: null, samples: [], profile: null, attestations: [], runs: [], jobs: [], forgotten: [] };

describe('a learning that is handed over', () => {
  test('comes to what learning at once comes to, with the same report', async () => {
    const desk = openJobDesk();
    const asked = { ...options, texts: [...texts, texts[0]?.text ?? '', 'ok'] };
    const id = await enqueued(desk, asked);

    await desk.runner.claim();
    await desk.runner.settled();

    const direct = await openOfflineClient().learn(asked);
    const { result, ...job } = await desk.in('default').get(id);
    expect(shownJobSchema.parse({ ...job, result })).toMatchObject({
      state: 'done',
      texts: 7,
      attempts: 1,
      error: null,
    });
    expect({ ...result, timings: null }).toEqual({ ...direct, timings: null });
    expect(result?.samples).toMatchObject({ kept: 6, masked: { phone: 6 }, dropped: { total: 2 } });
    expect(desk.failures).toEqual([]);
  });

  test('keeps its texts masked while it waits, and none when it has ended', async () => {
    const desk = openJobDesk();
    await enqueued(desk);

    await desk.runner.claim();
    const [running] = (await desk.store.jobs.list('default', { limit: 1 })).items;
    const lease = { workspace: 'default', job: running?.id ?? '', fence: 1 };
    const waiting = await desk.store.work.texts(lease);
    await desk.runner.settled();

    expect(waiting.map(({ text }) => text).join(' ')).toContain(`Call [PHONE], ${secret}`);
    expect(JSON.stringify(waiting)).not.toContain('1234567');
    expect(await desk.store.work.texts(lease)).toEqual([]);
  });

  test('tells what happens, without text, and those who come late hear the rest', async () => {
    const desk = openJobDesk({ openModel: async () => scriptedModel(good) });
    const id = await enqueued(desk, withModel);
    const heard = Array.fromAsync(desk.in('default').events(id));

    await desk.runner.claim();
    await desk.runner.settled();

    const events = await heard;
    expect(events.map(({ state, progress }) => progress?.step ?? state)).toEqual([
      ...['queued', 'running', 'reading', 'reading', 'measuring', 'asking', 'asking', 'asking', 'storing', 'done'],
    ]);
    expect(events.map(({ number }) => number)).toEqual(events.map((_, index) => index + 1));
    expect(JSON.stringify(events)).not.toContain(secret);
    expect(await Array.fromAsync(desk.in('default').events(id, { after: 8 }))).toEqual(events.slice(8));
    expect(await Array.fromAsync(desk.in('default').events(id, { after: 99 }))).toEqual([]);
  });

  test('is one job however often it is asked for with a key', async () => {
    const desk = openJobDesk();
    const keyed = { ...options, idempotencyKey: 'mine' };
    const id = await enqueued(desk, keyed);

    const again = await desk.in('default').enqueue({ ...keyed, texts: [...texts] });

    expect([again.job.id, again.outcome]).toEqual([id, 'known']);
    for (const other of [{ texts: texts.slice(1) }, { seed: 7 }, { person: 'bo' }, { attestation: { by: 'Ada' } }])
      await expect(desk.in('default').enqueue({ ...keyed, ...other })).rejects.toMatchObject({ code: 'conflict' });
    expect((await desk.in('default').list()).jobs).toHaveLength(1);
  });

  test('is refused before it waits when it could not be done', async () => {
    const jobs = openJobDesk().in('default');

    for (const wrong of [
      { ...options, person: 'a/b' },
      { ...options, register: 'My Mail' },
      { ...options, seed: -1 },
      { ...options, idempotencyKey: '' },
      { ...options, attestation: { by: ' ' } },
    ])
      await expect(jobs.enqueue(wrong)).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(jobs.enqueue({ ...options, paths: ['/no/such/folder'] })).rejects.toMatchObject({
      code: 'path_not_found',
    });
    await expect(jobs.get('j_1')).rejects.toMatchObject({ code: 'job_not_found' });
    await expect(jobs.cancel('j_1')).rejects.toMatchObject({ code: 'job_not_found' });
    await expect(Array.fromAsync(jobs.events('j_1'))).rejects.toMatchObject({ code: 'job_not_found' });
    expect((await jobs.list()).jobs).toEqual([]);
  });

  test('shows no more of a sample that was removed since', async () => {
    const desk = openJobDesk();
    const id = await enqueued(desk);
    await desk.runner.claim();
    await desk.runner.settled();
    const client = openOfflineClient({ store: desk.store });
    const shown = await desk.in('default').get(id);
    const quoted = shown.result?.profile?.hypotheses.flatMap(({ evidence }) =>
      evidence.map(({ sampleId }) => sampleId),
    );
    const [sampleId = ''] = quoted ?? [];

    await client.profile('ada').removeSample(sampleId);

    const after = await desk.in('default').get(id);
    expect(JSON.stringify(after)).not.toContain(sampleId);
    expect(after.result?.profile?.version).toBe(1);
  });
});

describe('a runner', () => {
  test('does at most so many jobs at once, one of a workspace', async () => {
    const gate = closedGate();
    const model = scriptedModel(good);
    const openModel = async () => {
      await gate.pass();
      return model;
    };
    const desk = openJobDesk({ openModel, limits: { most: 2 } });
    for (const workspace of ['one', 'one', 'two', 'three']) {
      await desk.in(workspace).enqueue(withModel);
      desk.clock.advance(1);
    }

    expect(await desk.runner.claim()).toBe(2);
    expect(await desk.runner.claim()).toBe(0);

    const states = async (workspace: string) => (await desk.in(workspace).list()).jobs.map(({ state }) => state);
    expect([await states('one'), await states('two'), await states('three')]).toEqual([
      ['queued', 'running'],
      ['running'],
      ['queued'],
    ]);
    gate.open();
    await desk.runner.settled();
    expect(await desk.runner.claim()).toBe(2);
    await desk.runner.settled();
    expect([await states('one'), await states('three')]).toEqual([['done', 'done'], ['done']]);
  });

  test('that is started does what is enqueued at once, and what another process enqueued at its next look', async () => {
    const waits: (() => void)[] = [];
    const pause = (_: number, signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        waits.push(resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    const desk = openJobDesk({ pause });
    const other = openJobDesk({ store: desk.store, clock: desk.clock });
    desk.runner.start();
    desk.runner.start();

    const own = await Array.fromAsync(desk.in('default').events(await enqueued(desk)));
    const watching = Array.fromAsync(desk.in('default').events(await enqueued(other, { ...options, person: 'bo' })));
    const looking = setInterval(() => {
      for (const resolve of waits.splice(0)) resolve();
    }, 1);
    const others = await watching;
    clearInterval(looking);
    await desk.runner.stop();

    expect([own.at(-1)?.state, others.at(-1)?.state]).toEqual(['done', 'done']);
    expect(await enqueued(desk, { ...options, person: 'cy' })).toBeTruthy();
    expect((await desk.in('default').list({ person: 'cy' })).jobs.map(({ state }) => state)).toEqual(['queued']);
  });

  test('that stops gives its job back, untried, and another does it without paying again', async () => {
    const first = scriptedModel((call) => (call.index === 0 ? good(call) : { hang: true }));
    const desk = openJobDesk({ openModel: async () => first });
    const id = await enqueued(desk, withModel);
    await desk.runner.claim();
    await untilAsked(desk, id, 2);

    await desk.runner.stop();

    expect(await desk.in('default').get(id)).toMatchObject({ state: 'queued', attempts: 0, result: null });
    expect(await desk.store.profiles.latest(ada)).toBeNull();
    const second = scriptedModel(good);
    const next = openJobDesk({ store: desk.store, clock: desk.clock, openModel: async () => second });
    await next.runner.claim();
    await next.runner.settled();
    expect(await next.in('default').get(id)).toMatchObject({
      state: 'done',
      attempts: 1,
      result: { usage: { calls: 1 } },
    });
    expect(second.calls).toHaveLength(1);
  });

  test('waits where the tokens of the day run out while it works, and goes on the next day without paying again', async () => {
    const model = scriptedModel(good);
    const desk = openJobDesk({ openModel: async () => model });
    const { store, spending, clock } = desk;
    await store.limits.set('default', { requestsPerMinute: null, tokensPerDay: 1 }, entryOf());
    const id = await enqueued(desk, withModel);
    const counted = await enqueued(desk, { ...options, person: 'bo' });

    await desk.runner.claim();
    await desk.runner.settled();
    await spending.flush();
    clock.advance(60_000);
    const begun = await desk.runner.claim();
    await desk.runner.settled();
    const waiting = await desk.in('default').get(id);
    const calls = model.calls.length;
    const other = await desk.in('default').get(counted);
    clock.advance(12 * 60 * 60 * 1000);
    await store.limits.set('default', { requestsPerMinute: null, tokensPerDay: null }, entryOf({ id: 'a_2' }));
    await desk.runner.claim();
    await desk.runner.settled();

    expect([begun, calls]).toEqual([1, 1]);
    expect(waiting).toMatchObject({ state: 'queued', attempts: 0, error: null });
    expect(other).toMatchObject({ state: 'done' });
    expect(await desk.in('default').get(id)).toMatchObject({ state: 'done', attempts: 1 });
    expect(new Set(model.calls.map(({ prompt }) => prompt)).size).toBe(model.calls.length);
  });

  test('begins no job that asks a model once the tokens of the day are used up, however long it has waited', async () => {
    const model = scriptedModel(good);
    const desk = openJobDesk({ openModel: async () => model });
    const id = await enqueued(desk, withModel);
    await desk.store.limits.set('default', { requestsPerMinute: null, tokensPerDay: 1 }, entryOf());
    await desk.store.spending.add('default', '2025-05-08', { tokens: 1, proxied: [] });

    const today = await desk.runner.claim();
    desk.clock.advance(12 * 60 * 60 * 1000);
    const tomorrow = await desk.runner.claim();
    await desk.runner.settled();

    expect([today, tomorrow]).toEqual([0, 1]);
    expect(await desk.in('default').events(id)[Symbol.asyncIterator]().next()).toMatchObject({
      value: { number: 1, state: 'queued' },
    });
  });

  test('that was thought dead writes nothing when it wakes', async () => {
    const store = memoryStore();
    const clock = fixedClock();
    const gate = closedGate();
    const stalled = openJobDesk({ store: storeHeldUp(store, 'append', gate), clock });
    const next = openJobDesk({ store, clock });
    const id = await enqueued(stalled);
    await stalled.runner.claim();
    await gate.reached;

    clock.advance(30_000);
    expect(await next.runner.claim()).toBe(0);
    clock.advance(30_001);
    expect(await next.runner.claim()).toBe(1);
    await next.runner.settled();
    const done = await next.in('default').get(id);
    gate.open();
    await stalled.runner.settled();

    expect(await next.in('default').get(id)).toEqual(done);
    expect(done).toMatchObject({ state: 'done', attempts: 2, result: { profile: { version: 1 } } });
    expect(await store.profiles.history(ada)).toHaveLength(1);
    expect((await store.samples.list(ada)).length).toBe(6);
    expect((await store.runs.list('default', 9)).map(({ outcome }) => outcome).toSorted()).toEqual(['conflict', 'ok']);
  });

  test('that gives signs keeps its job however long it takes', async () => {
    const store = memoryStore();
    const clock = fixedClock();
    const gate = closedGate();
    const slow = openJobDesk({ store: storeHeldUp(store, 'append', gate), clock });
    const next = openJobDesk({ store, clock });
    await enqueued(slow);
    await slow.runner.claim();
    await gate.reached;

    for (let minute = 0; minute < 5; minute += 1) {
      await slow.runner.beat();
      clock.advance(50_000);
      expect(await next.runner.claim()).toBe(0);
    }

    gate.open();
    await slow.runner.settled();
    expect(await store.profiles.history(ada)).toHaveLength(1);
  });

  test('that ended between the version and the word of it leaves only the word to say', async () => {
    const store = memoryStore();
    const clock = fixedClock();
    const never = closedGate();
    const dying = openJobDesk({ store: storeHeldUp(store, 'end', never), clock });
    const model = scriptedModel(good);
    const next = openJobDesk({ store, clock, openModel: async () => model, limits: { mostAttempts: 1 } });
    const id = await enqueued(dying, { ...withModel, attestation: { by: 'Ada' } });
    await dying.runner.claim();
    await never.reached;

    clock.advance(60_001);
    await next.runner.claim();
    await next.runner.settled();

    const { state, result } = await next.in('default').get(id);
    expect([state, result?.profile?.version, result?.samples.known]).toEqual(['done', 1, 6]);
    expect(result?.notices).toMatchObject([{ code: 'interrupted' }]);
    expect(model.calls).toEqual([]);
    expect(await store.profiles.history(ada)).toHaveLength(1);
    expect(await store.attestations.list(ada)).toHaveLength(1);
  });

  test('tries what may pass again, each time later, and then gives up', async () => {
    const openModel = async () => {
      throw new HyperalignError('model_unavailable', 'The model does not answer. Start it.');
    };
    const desk = openJobDesk({ openModel });
    const id = await enqueued(desk, withModel);
    const tried: number[] = [];

    for (let second = 0; second <= 12; second += 1) {
      if ((await desk.runner.claim()) > 0) tried.push(second);
      await desk.runner.settled();
      desk.clock.advance(1000);
    }

    expect(tried).toEqual([0, 2, 10]);
    expect(await desk.in('default').get(id)).toMatchObject({
      ...{ state: 'failed', attempts: 3, result: null },
      error: { code: 'model_unavailable', message: 'The model does not answer. Start it.' },
    });
  });

  test.each([
    {
      name: 'what cannot pass',
      fault: new HyperalignError('weights_missing', 'There are no weights. Fetch them.'),
      error: { code: 'weights_missing', message: 'There are no weights. Fetch them.' },
    },
    {
      name: 'a fault of the program, and does not repeat its words',
      fault: new TypeError(`cannot read ${secret}`),
      error: { code: 'internal', message: expect.not.stringContaining(secret) },
    },
  ])('gives up at once at $name', async ({ fault, error }) => {
    const desk = openJobDesk({ openModel: () => Promise.reject(fault) });
    const id = await enqueued(desk, withModel);

    await desk.runner.claim();
    await desk.runner.settled();

    expect(await desk.in('default').get(id)).toMatchObject({ state: 'failed', attempts: 1, error });
  });

  test('learns anew when somebody else wrote meanwhile, without a text that was removed meanwhile', async () => {
    const store = memoryStore();
    const client = openOfflineClient({ store });
    await client.learn({ person: 'ada', texts: texts.slice(0, 5), useModel: false });
    const gate = closedGate();
    const desk = openJobDesk({ store: storeHeldUp(store, 'append', gate) });
    const id = await enqueued(desk);
    await desk.runner.claim();
    await gate.reached;
    const [first] = await store.samples.list(ada);

    await client.profile('ada').removeSample(first?.id ?? '');
    gate.open();
    await desk.runner.settled();
    expect(await desk.in('default').get(id)).toMatchObject({ state: 'queued', attempts: 1 });
    await desk.runner.claim();
    await desk.runner.settled();

    expect(await desk.in('default').get(id)).toMatchObject({ state: 'done', result: { profile: { version: 3 } } });
    expect(await store.samples.ids(ada)).not.toContain(first?.id);
    expect(await store.samples.ids(ada)).toHaveProperty('size', 5);
  });
});

describe('a job that is cancelled', () => {
  test('while it waits is never begun', async () => {
    const desk = openJobDesk();
    const id = await enqueued(desk);

    const cancelled = await desk.in('default').cancel(id);

    expect(cancelled.state).toBe('cancelled');
    expect(await desk.runner.claim()).toBe(0);
    expect((await Array.fromAsync(desk.in('default').events(id))).map(({ state }) => state)).toEqual([
      'queued',
      'cancelled',
    ]);
  });

  test('while the model is asked stops asking, keeps no version, and notes what was spent', async () => {
    const model = scriptedModel((call) => (call.index === 0 ? good(call) : { hang: true }));
    const desk = openJobDesk({ openModel: async () => model });
    const id = await enqueued(desk, withModel);
    await desk.runner.claim();
    await untilAsked(desk, id, 2);

    await desk.in('default').cancel(id);
    await desk.runner.settled();

    expect(await desk.in('default').get(id)).toMatchObject({ state: 'cancelled', result: null });
    expect(await desk.store.profiles.latest(ada)).toBeNull();
    expect(await desk.store.runs.list('default', 9)).toMatchObject([
      { outcome: 'aborted', calls: [{ purpose: 'propose-hypotheses', outcome: 'ok' }] },
    ]);
  });

  test('by another process is stopped at the next sign', async () => {
    const model = scriptedModel(() => ({ hang: true }));
    const desk = openJobDesk({ openModel: async () => model });
    const other = openJobDesk({ store: desk.store, clock: desk.clock });
    const id = await enqueued(desk, withModel);
    await desk.runner.claim();
    await untilAsked(desk, id, 1);

    await other.in('default').cancel(id);
    await desk.runner.beat();
    await desk.runner.settled();

    expect((await desk.in('default').get(id)).state).toBe('cancelled');
    expect(await desk.store.people.list('default')).toEqual([]);
  });
});

describe('forgetting a person while their job runs', () => {
  test.each(['append', 'run', 'reply', 'end'] as const)(
    'leaves nothing that comes back when the runner is held up before its %s',
    async (point) => {
      const store = memoryStore();
      const gate = closedGate();
      const model = scriptedModel(good);
      const desk = openJobDesk({ store: storeHeldUp(store, point, gate), openModel: async () => model });
      await enqueued(desk, { ...withModel, attestation: { by: 'Ada' } });
      await desk.runner.claim();
      await gate.reached;

      await openOfflineClient({ store }).forget('ada');
      gate.open();
      await desk.runner.settled();

      expect(await keptOfAda(desk)).toEqual(nothing);
      expect(await desk.runner.claim()).toBe(0);
    },
  );

  test.each(['append', 'run', 'reply', 'end'] as const)(
    'leaves no word in the files when the runner is held up before its %s',
    async (point) => {
      const home = temporaryFolder();
      const store = await openSqliteStore({ path: join(home, 'hyperalign.sqlite') });
      onTestFinished(() => store.close());
      const gate = closedGate();
      const desk = openJobDesk({ store: storeHeldUp(store, point, gate), openModel: async () => scriptedModel(good) });
      await enqueued(desk, withModel);
      await desk.runner.claim();
      await gate.reached;
      const before = filesHolding(home, secret);

      await openOfflineClient({ store }).forget('ada');
      gate.open();
      await desk.runner.settled();

      expect([before.length > 0, filesHolding(home, secret)]).toEqual([true, []]);
      expect(await keptOfAda(desk)).toEqual(nothing);
      expect(await store.check()).toEqual([]);
    },
  );

  test('stops the question that is being asked in the same process', async () => {
    const model = scriptedModel(() => ({ hang: true }));
    const client = openOfflineClient({ model });
    const { job } = await client.jobs.enqueue(withModel);
    client.jobs.start();
    for await (const { progress } of client.jobs.events(job.id)) if (progress?.step === 'asking') break;

    const forgotten = await client.forget('ada');
    await client.jobs.stop();

    expect(forgotten).toMatchObject({ jobs: 1, samples: 0 });
    expect(await client.store.runs.list('default', 9)).toEqual([]);
    expect(await client.people()).toEqual([]);
    await expect(client.jobs.get(job.id)).rejects.toMatchObject({ code: 'job_not_found' });
  });

  test('also where the same texts are handed over again at once', async () => {
    const store = memoryStore();
    const gate = closedGate();
    const desk = openJobDesk({ store: storeHeldUp(store, 'append', gate) });
    await enqueued(desk);
    await desk.runner.claim();
    await gate.reached;
    await openOfflineClient({ store }).forget('ada');

    const again = await enqueued(openJobDesk({ store, clock: desk.clock }));
    gate.open();
    await desk.runner.settled();

    expect(await store.profiles.latest(ada)).toBeNull();
    expect((await desk.in('default').get(again)).state).toBe('queued');
  });
});

test('a client that is closed gives its job back', async () => {
  const store = memoryStore();
  const client = openOfflineClient({ store, model: scriptedModel((_: ScriptedCall) => ({ hang: true })) });
  const { job } = await client.jobs.enqueue(withModel);
  client.jobs.start();
  for await (const { progress } of client.jobs.events(job.id)) if (progress?.step === 'asking') break;

  await client.close();

  expect(await store.jobs.find({ workspace: 'default', job: job.id })).toMatchObject({ state: 'queued', attempts: 0 });
});

async function untilAsked(desk: JobDesk, id: string, questions: number): Promise<void> {
  let asked = 0;
  for await (const { progress } of desk.in('default').events(id)) {
    if (progress?.step === 'asking') asked += 1;
    if (asked === questions) return;
  }
}
