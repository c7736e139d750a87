import { expect, test } from 'vitest';
import type { ClaimedJob, JobLease } from '../ports/job-store.ts';
import type { Store } from '../ports/store.ts';
import { entryOf } from './access-builders.ts';
import { keyOf, profileOf, replyOf, runOf, sampleBy, samplesBy } from './builders.ts';
import { attestationOf, claimOf, jobOf, jobTextBy, outcomeOf } from './job-builders.ts';

type Open = () => Promise<Store>;

const ada = keyOf('ada');
const adasJob = { workspace: 'default', job: 'job-ada' };
const later = { now: '2025-05-08T12:10:00.000Z', until: '2025-05-08T12:11:00.000Z' };
const at = '2025-05-08T12:01:30.000Z';

async function claimed(store: Store, overrides: Parameters<typeof claimOf>[0] = {}): Promise<ClaimedJob> {
  const taken = await store.work.claim(claimOf(overrides));
  if (taken === null) throw new Error('there is a job to claim');
  return taken;
}

const statesOf = async (store: Store, key = adasJob) => (await store.jobs.events(key, 0)).map(({ state }) => state);

/** What every store promises of jobs that wait. */
export function describeJobs(opened: Open): void {
  test('a job is kept with its texts and comes back as it was handed over', async () => {
    const store = await opened();

    const { kind, job } = await store.jobs.enqueue('default', jobOf('ada'));

    expect({ kind, job }).toEqual({
      kind: 'added',
      job: {
        ...{ id: 'job-ada', person: 'ada', kind: 'learn', state: 'queued', texts: 1, attempts: 0, error: null },
        ...{ createdAt: '2025-05-08T12:00:00.000Z', startedAt: null, finishedAt: null },
        ...{ profileVersion: null, outcome: null },
      },
    });
    expect(await store.jobs.find(adasJob)).toEqual(job);
    const { lease, options } = await claimed(store);
    expect(options).toEqual(jobOf('ada').options);
    expect(await store.work.texts(lease)).toEqual([jobTextBy('ada')]);
    expect(await store.people.list('default')).toEqual([]);
  });

  test('the same request with a key makes one job, another with the same key none', async () => {
    const store = await opened();
    const keyed = { idempotencyKey: 'hash-of-key' };
    await store.jobs.enqueue('default', jobOf('ada', keyed));

    const again = await store.jobs.enqueue('default', jobOf('ada', { ...keyed, id: 'job-2' }));
    const other = await store.jobs.enqueue('default', jobOf('bo', { ...keyed, id: 'job-3' }));
    const elsewhere = await store.jobs.enqueue('elsewhere', jobOf('ada', { ...keyed, id: 'job-4' }));

    expect([again, other, elsewhere].map(({ kind, job }) => [kind, job.id])).toEqual([
      ['known', 'job-ada'],
      ['other-request', 'job-ada'],
      ['added', 'job-4'],
    ]);
    expect((await store.jobs.list('default', { limit: 9 })).items).toHaveLength(1);
  });

  test('jobs are listed newest first, page by page, also of one person', async () => {
    const store = await opened();
    for (const [index, person] of ['ada', 'bo', 'ada', 'ada'].entries())
      await store.jobs.enqueue('default', jobOf(person, { id: `job-${index}` }));

    const first = await store.jobs.list('default', { limit: 2 });
    const second = await store.jobs.list('default', { limit: 2, after: first.next ?? '' });
    const adas = await store.jobs.list('default', { limit: 9, person: 'ada' });

    expect([first, second, adas].map(({ items }) => items.map(({ id }) => id))).toEqual([
      ['job-3', 'job-2'],
      ['job-1', 'job-0'],
      ['job-3', 'job-2', 'job-0'],
    ]);
    expect([second.next, adas.next]).toEqual([null, null]);
    await expect(store.jobs.list('default', { limit: 2, after: "1' or 1" })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  test('nothing of a job is seen from another workspace', async () => {
    const store = await opened();
    await store.jobs.enqueue('default', jobOf('ada'));
    const key = { workspace: 'elsewhere', job: 'job-ada' };

    expect([
      await store.jobs.find(key),
      await store.jobs.cancel(key, at),
      await store.jobs.events(key, 0),
      (await store.jobs.list('elsewhere', { limit: 9 })).items,
      await store.jobs.expire('elsewhere', later.now),
      await store.work.claim(claimOf({ workspaces: ['elsewhere'] })),
      await store.work.claim(claimOf({ workspaces: [] })),
    ]).toEqual([null, null, [], [], 0, null, null]);
    expect((await store.jobs.find(adasJob))?.state).toBe('queued');
  });

  test('a cancelled job keeps neither texts nor a runner, and is not taken again', async () => {
    const store = await opened();
    await store.jobs.enqueue('default', jobOf('ada'));
    const { lease } = await claimed(store);

    const cancelled = await store.jobs.cancel(adasJob, at);

    expect(cancelled).toMatchObject({ state: 'cancelled', finishedAt: at });
    expect([
      await store.work.renew(lease, later.until),
      await store.work.report(lease, at, { step: 'storing' }),
      await store.work.end(lease, { state: 'done', at, outcome: outcomeOf('ada') }),
      await store.work.texts(lease),
      await store.work.claim(claimOf(later)),
    ]).toEqual([false, false, false, [], null]);
    expect(await store.jobs.cancel(adasJob, later.now)).toEqual(cancelled);
    expect(await statesOf(store)).toEqual(['queued', 'running', 'cancelled']);
    expect(await store.check()).toEqual([]);
  });

  test('jobs that ended long ago go, those that wait stay', async () => {
    const store = await opened();
    for (const id of ['job-1', 'job-2']) await store.jobs.enqueue('default', jobOf('ada', { id }));
    await store.jobs.cancel({ workspace: 'default', job: 'job-1' }, at);

    expect(await store.jobs.expire('default', at)).toBe(0);
    expect(await store.jobs.expire('default', later.now)).toBe(1);
    expect((await store.jobs.list('default', { limit: 9 })).items.map(({ id }) => id)).toEqual(['job-2']);
  });
}

/** What every store promises to those who do jobs. */
export function describeJobWork(opened: Open): void {
  test('jobs of a workspace are done in the order they came, one at a time', async () => {
    const store = await opened();
    for (const person of ['ada', 'bo', 'cy']) await store.jobs.enqueue('default', jobOf(person));
    await store.jobs.enqueue('elsewhere', jobOf('di', { createdAt: '2025-05-08T12:00:09.000Z' }));

    const taken = [
      await store.work.claim(claimOf()),
      await store.work.claim(claimOf()),
      await store.work.claim(claimOf()),
    ];

    expect(taken.map((one) => one?.job.person)).toEqual(['ada', 'di', undefined]);
    const lease = taken[0]?.lease ?? { ...adasJob, fence: 0 };
    expect(await store.work.end(lease, { state: 'done', at, outcome: outcomeOf('ada') })).toBe(true);
    expect((await claimed(store)).job.person).toBe('bo');
  });

  test('a job that asks a model waits while the tokens of the day are used up, and nobody else does', async () => {
    const store = await opened();
    const { options } = jobOf('ada');
    const asking = { options: { ...options, useModel: true } };
    const limits = { requestsPerMinute: null, tokensPerDay: 10 };
    await store.jobs.enqueue('default', jobOf('ada', asking));
    await store.jobs.enqueue('default', jobOf('bo', { createdAt: '2025-05-08T12:00:01.000Z' }));
    await store.jobs.enqueue('elsewhere', jobOf('cy', { ...asking, createdAt: '2025-05-08T12:00:02.000Z' }));
    const room = { mostOfWorkspace: 3 };
    for (const workspace of ['default', 'elsewhere']) await store.limits.set(workspace, limits, entryOf({ workspace }));
    await store.spending.add('default', '2025-05-08', { tokens: 10, proxied: [] });

    const today = [
      await store.work.claim(claimOf(room)),
      await store.work.claim(claimOf(room)),
      await store.work.claim(claimOf(room)),
    ];
    const tomorrow = await store.work.claim(claimOf({ ...room, day: '2025-05-09' }));

    expect([...today, tomorrow].map((one) => one?.job.person)).toEqual(['bo', 'cy', undefined, 'ada']);
  });

  test('a limit of no tokens keeps every job waiting that asks a model, until it is raised', async () => {
    const store = await opened();
    await store.jobs.enqueue('default', jobOf('ada', { options: { ...jobOf('ada').options, useModel: true } }));
    await store.limits.set('default', { requestsPerMinute: null, tokensPerDay: 0 }, entryOf());

    const before = await store.work.claim(claimOf());
    await store.limits.set('default', { requestsPerMinute: null, tokensPerDay: 1 }, entryOf({ id: 'a_2' }));

    expect(before).toBeNull();
    expect((await claimed(store)).job.person).toBe('ada');
  });

  test('with more room two people are learned at once, one person never twice', async () => {
    const store = await opened();
    for (const [index, person] of ['ada', 'ada', 'bo', 'cy'].entries())
      await store.jobs.enqueue('default', jobOf(person, { id: `job-${index}` }));
    const room = { mostOfWorkspace: 2 };

    const taken = [await claimed(store, room), await claimed(store, room), await store.work.claim(claimOf(room))];

    expect(taken.map((one) => one?.job.id)).toEqual(['job-0', 'job-2', undefined]);
  });

  test('what is done says what came of it, and keeps no texts and no options', async () => {
    const store = await opened();
    await store.jobs.enqueue('default', jobOf('ada'));
    const { lease } = await claimed(store);
    const progress = { step: 'reading', kept: 1, dropped: 0 } as const;
    await store.work.report(lease, at, progress);

    await store.work.end(lease, { state: 'done', at, outcome: outcomeOf('ada') });

    expect(await store.jobs.find(adasJob)).toMatchObject({
      ...{ state: 'done', attempts: 1, startedAt: claimOf().now, finishedAt: at, outcome: outcomeOf('ada') },
    });
    expect(await store.work.texts(lease)).toEqual([]);
    expect(await store.jobs.events(adasJob, 1)).toEqual([
      { number: 2, at: claimOf().now, state: 'running', progress: null },
      { number: 3, at, state: 'running', progress },
      { number: 4, at, state: 'done', progress: null },
    ]);
    expect(await store.check()).toEqual([]);
  });

  test('a runner whose lease ran out writes nothing once another has taken the job', async () => {
    const store = await opened();
    await store.jobs.enqueue('default', jobOf('ada'));
    const stalled = await claimed(store);
    expect(await store.work.claim(claimOf({ now: claimOf().until }))).toBeNull();

    const next = await claimed(store, later);

    expect([next.lease.fence, next.job.attempts]).toEqual([2, 2]);
    expect([
      await store.work.renew(stalled.lease, later.until),
      await store.work.report(stalled.lease, at, { step: 'storing' }),
      await store.work.end(stalled.lease, { state: 'done', at, outcome: outcomeOf('ada') }),
      await store.work.texts(stalled.lease),
    ]).toEqual([false, false, false, []]);
    await expect(appendBy(store, stalled.lease)).rejects.toMatchObject({ code: 'conflict' });
    expect([await store.profiles.latest(ada), await store.samples.list(ada)]).toEqual([null, []]);
    await appendBy(store, next.lease);
    expect((await store.jobs.find(adasJob))?.profileVersion).toBe(1);
    expect(await statesOf(store)).toEqual(['queued', 'running', 'queued', 'running']);
  });

  test('a lease that is renewed is not taken over', async () => {
    const store = await opened();
    await store.jobs.enqueue('default', jobOf('ada'));
    const { lease } = await claimed(store);

    expect(await store.work.renew(lease, later.until)).toBe(true);

    expect(await store.work.claim(claimOf(later))).toBeNull();
  });

  test('a job appends one version, however often it is begun, and is no longer cancelled then', async () => {
    const store = await opened();
    await store.jobs.enqueue('default', jobOf('ada'));
    await appendBy(store, (await claimed(store)).lease);

    const again = await claimed(store, later);

    expect(again.job.profileVersion).toBe(1);
    await expect(appendBy(store, again.lease, 2)).rejects.toMatchObject({ code: 'conflict' });
    expect((await store.jobs.cancel(adasJob, at))?.state).toBe('running');
    expect(await store.work.end(again.lease, { state: 'done', at, outcome: outcomeOf('ada') })).toBe(true);
    expect(await store.profiles.history(ada)).toHaveLength(1);
  });

  test('a version that is refused leaves the job as it was', async () => {
    const store = await opened();
    await store.profiles.append(ada, profileOf('ada'));
    await store.jobs.enqueue('default', jobOf('ada'));
    const { lease } = await claimed(store);

    await expect(appendBy(store, lease, 1)).rejects.toMatchObject({ code: 'conflict' });

    expect((await store.jobs.find(adasJob))?.profileVersion).toBeNull();
    await appendBy(store, lease, 2);
    expect((await store.jobs.find(adasJob))?.profileVersion).toBe(2);
  });

  test('a job that outlived its runners too often fails', async () => {
    const store = await opened();
    await store.jobs.enqueue('default', jobOf('ada'));
    await claimed(store, { mostAttempts: 1 });

    expect(await store.work.claim(claimOf({ ...later, mostAttempts: 1 }))).toBeNull();

    expect(await store.jobs.find(adasJob)).toMatchObject({
      state: 'failed',
      finishedAt: later.now,
      error: { code: 'interrupted', message: expect.stringContaining('1 processes') },
    });
  });

  test.each([
    { attempt: 'given-back', attempts: 1 },
    { attempt: 'failed', attempts: 2 },
  ] as const)(
    'a job that is queued again ($attempt) waits in its old place until its time',
    async ({ attempt, attempts }) => {
      const store = await opened();
      for (const person of ['ada', 'bo']) await store.jobs.enqueue('default', jobOf(person));
      const { lease } = await claimed(store);
      const notBefore = '2025-05-08T12:05:00.000Z';

      await store.work.end(lease, { state: 'queued', at, notBefore, attempt });

      const early = await claimed(store);
      await store.work.end(early.lease, { state: 'done', at, outcome: outcomeOf('bo') });
      expect(early.job.person).toBe('bo');
      expect(await store.work.claim(claimOf())).toBeNull();
      expect(await claimed(store, later)).toMatchObject({ job: { person: 'ada', attempts } });
    },
  );

  test('a removed sample leaves the jobs that wait', async () => {
    const store = await opened();
    const [first, second] = samplesBy('ada', 2);
    if (first === undefined || second === undefined) throw new Error('two samples were asked for');
    await store.profiles.append(ada, profileOf('ada'), [first, second]);
    const texts = [first, second].map(({ text }) => jobTextBy('ada', { text }));
    await store.jobs.enqueue('default', jobOf('ada', { texts }));
    await store.jobs.enqueue('default', jobOf('bo', { texts }));

    await store.profiles.append(ada, profileOf('ada', { version: 2 }), [], { removedSamples: [first.id] });

    const adas = await claimed(store, { mostOfWorkspace: 2 });
    const bos = await claimed(store, { mostOfWorkspace: 2 });
    expect((await store.work.texts(adas.lease)).map(({ id }) => id)).toEqual([second.id]);
    expect(await store.work.texts(bos.lease)).toHaveLength(2);
  });

  test('after forgetting nothing of a running job comes back', async () => {
    const store = await opened();
    await store.jobs.enqueue('default', jobOf('ada'));
    await store.jobs.enqueue('default', jobOf('bo'));
    const { lease } = await claimed(store);
    await store.runs.add('default', runOf('ada', { id: 'run-before' }), lease);

    expect(await store.forget(ada)).toMatchObject({ jobs: 1, runs: 1 });
    await store.replies.keep(ada, replyOf(), lease);
    await store.runs.add('default', runOf('ada'), lease);
    await store.attestations.add(ada, attestationOf(), lease);
    await expect(appendBy(store, lease)).rejects.toMatchObject({ code: 'conflict' });

    expect([
      await store.people.list('default'),
      await store.samples.list(ada),
      await store.replies.find(ada, 'q_1'),
      await store.runs.list('default', 9),
      await store.jobs.find(adasJob),
      await store.jobs.events(adasJob, 0),
      await store.work.renew(lease, later.until),
      await store.work.texts(lease),
    ]).toEqual([[], [], null, [], null, [], false, []]);
    expect((await claimed(store)).job.person).toBe('bo');
  });

  test('what a job spent is noted also after it was cancelled', async () => {
    const store = await opened();
    await store.jobs.enqueue('default', jobOf('ada'));
    const { lease } = await claimed(store);
    await store.jobs.cancel(adasJob, at);

    await store.runs.add('default', runOf('ada'), lease);
    await store.replies.keep(ada, replyOf(), lease);

    expect(await store.runs.list('default', 9)).toEqual([runOf('ada')]);
    expect(await store.replies.find(ada, 'q_1')).toEqual(replyOf());
  });

  test('a text of many thousand words, and a thousand texts, come back in their order', async () => {
    const store = await opened();
    const texts = Array.from({ length: 1200 }, (_, index) =>
      jobTextBy('ada', { text: `Line ${index}. ${'so '.repeat(index)}` }),
    );
    await store.jobs.enqueue('default', jobOf('ada', { texts }));

    expect(await store.work.texts((await claimed(store)).lease)).toEqual(texts);
  });
}

function appendBy(store: Store, lease: JobLease, version = 1): Promise<void> {
  return store.profiles.append(ada, profileOf('ada', { version }), [sampleBy('ada')], { lease });
}
