import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../src/adapters/sqlite/index.ts';
import type { Store } from '../src/ports/store.ts';
import { claimOf, jobOf, jobTextBy, outcomeOf } from '../src/testing/index.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';

const textsOfJob = 20;
const now = '2025-05-08T12:01:00.000Z';

/** What keeping a learning as a job costs beside the learning: enqueue, claim and end on a file, with few and with thousands of jobs waiting. */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const rounds = quick ? 20 : 200;
  const waiting = quick ? 1000 : 10_000;
  const laps = { few: noLaps(), many: noLaps(), spread: noLaps() };
  await withStores(async ([few, many, spread]) => {
    for (let at = 0; at < waiting; at += 1) {
      await many.jobs.enqueue('default', jobWith(at, 0));
      await spread.jobs.enqueue(`tenant-${at % 100}`, jobWith(at, 0));
    }
    // In turn, round by round, so that what else the machine does falls on all alike.
    for (let round = 0; round < rounds; round += 1) {
      await measure(few, round, laps.few);
      await measure(many, round, laps.many);
      await measure(spread, round, laps.spread);
    }
  });
  const { few, many, spread } = laps;
  return {
    name: 'jobs',
    figures: {
      ...named('enqueue', few.enqueue),
      ...named('claim', few.claim),
      ...named('end', few.end),
      ...named('all', few.all),
      [`claimOf${waiting}P50Ms`]: quantile(many.claim, 0.5),
      [`claimOf${waiting}P99Ms`]: quantile(many.claim, 0.99),
      [`claimOf${waiting}In100WorkspacesP50Ms`]: quantile(spread.claim, 0.5),
      claimGrowthRatio: quantile(many.claim, 0.5) / quantile(few.claim, 0.5),
      idleLookP50Ms: quantile(few.idle, 0.5),
    },
    baseline: { ...named('commit', few.commit), claimGrowthTarget: 1.5 },
    n: rounds,
    seed,
  };
}

interface Laps {
  readonly enqueue: number[];
  readonly claim: number[];
  readonly end: number[];
  readonly all: number[];
  /** One small write of the same store, which is synchronised to the disk like the others. */
  readonly commit: number[];
  /** A look for jobs where no workspace that is looked at has any. */
  readonly idle: number[];
}

function jobWith(at: number, texts: number) {
  return jobOf(`person-${at}`, {
    id: `job-${at}`,
    texts: Array.from({ length: texts }, (_, text) =>
      jobTextBy('ada', { text: `Text ${text} of job ${at}. ${'It goes on like this. '.repeat(60)}` }),
    ),
  });
}

function noLaps(): Laps {
  return { enqueue: [], claim: [], end: [], all: [], commit: [], idle: [] };
}

async function measure(store: Store, round: number, laps: Laps): Promise<void> {
  const job = jobWith(1_000_000 + round, textsOfJob);
  await timed(laps.commit, () =>
    store.replies.keep(
      { workspace: 'default', person: 'ada' },
      { question: `q-${round}`, model: 'none', text: '', finishReason: 'stop', keptAt: now },
    ),
  );
  await timed(laps.all, async () => {
    await timed(laps.enqueue, () => store.jobs.enqueue('default', job));
    const claimed = await timed(laps.claim, () => store.work.claim(claimOf()));
    if (claimed === null) throw new Error('There is a job to claim.');
    const outcome = outcomeOf(claimed.job.person);
    await timed(laps.end, () => store.work.end(claimed.lease, { state: 'done', at: now, outcome }));
  });
  await timed(laps.idle, () => store.work.claim(claimOf({ workspaces: ['nobody'] })));
}

async function timed<T>(into: number[], work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  into.push(performance.now() - started);
  return result;
}

async function withStores(work: (stores: readonly [Store, Store, Store]) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'hyperalign-bench-'));
  const open = (name: string) => openSqliteStore({ path: join(folder, `${name}.sqlite`) });
  const stores = [await open('few'), await open('many'), await open('spread')] as const;
  try {
    await work(stores);
  } finally {
    for (const store of stores) await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function named(name: string, laps: readonly number[]): Readonly<Record<string, number>> {
  return { [`${name}P50Ms`]: quantile(laps, 0.5), [`${name}P99Ms`]: quantile(laps, 0.99) };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
