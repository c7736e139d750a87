import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { openSqliteStore } from '../../src/adapters/sqlite/index.ts';
import type { KeptJob } from '../../src/ports/job-store.ts';
import type { Store } from '../../src/ports/store.ts';
import { keyOf, seededRandom } from '../../src/testing/index.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type StoreWriter, startStoreWriter } from './store-writer.ts';

const kills = 6;

function startRunner(file: string, name: string): StoreWriter {
  const runner = startStoreWriter(file, name, 'job-runner-process.ts');
  onTestFinished(() => runner.kill());
  return runner;
}

async function told(runner: StoreWriter, ...commands: readonly string[]): Promise<void> {
  await runner.heard((lines) => lines.some((line) => line.startsWith('ready')));
  for (const command of commands) {
    runner.send(command);
    await runner.heard((lines) => lines.includes(`finished ${command.split(' ')[0]}`));
  }
}

async function jobsIn(store: Store): Promise<readonly KeptJob[]> {
  return (await store.jobs.list('default', { limit: 1000 })).items;
}

/** Once in effect: each person has the one version and the one text of their job. */
async function expectOnceInEffect(store: Store): Promise<void> {
  const jobs = await jobsIn(store);
  const effects = [];
  for (const { person } of jobs)
    effects.push({
      person,
      versions: (await store.profiles.history(keyOf(person))).length,
      samples: (await store.samples.ids(keyOf(person))).size,
    });

  expect(effects).toEqual(jobs.map(({ person }) => ({ person, versions: 1, samples: 1 })));
  expect(jobs.filter(({ state }) => state !== 'done')).toEqual([]);
  expect(await store.check()).toEqual([]);
}

test('two processes that enqueue with the same keys and do jobs on one store do each once', async () => {
  const file = join(temporaryFolder(), 'hyperalign.sqlite');
  const runners = ['one', 'two'].map((name) => startRunner(file, name));

  await Promise.all(runners.map((runner) => told(runner, 'open', 'enqueue 0 14')));
  await Promise.all(runners.map((runner) => told(runner, 'run')));
  const said = runners.flatMap(({ lines }) => lines);
  const ids = new Set(said.filter((line) => line.startsWith('enqueued')).map((line) => line.split(' ')[1]));
  await Promise.all(
    runners.map((runner) => runner.heard((lines) => [...ids].every((id) => lines.includes(`ended ${id}`)))),
  );

  expect(ids.size).toBe(14);
  const store = await openSqliteStore({ path: file });
  onTestFinished(() => store.close());
  expect(await jobsIn(store)).toHaveLength(14);
  await expectOnceInEffect(store);
  expect(runners.flatMap(({ lines }) => lines).filter((line) => line.startsWith('failure'))).toEqual([]);
}, 120_000);

/** Whether every job there is was seen to its end, so that nothing more is said. */
function isAllDone(lines: readonly string[], earlier: ReadonlySet<string>): boolean {
  const own = lines.filter((line) => line.startsWith('enqueued')).map((line) => line.split(' ')[1] ?? '');
  return lines.includes('finished run') && [...earlier, ...own].every((id) => lines.includes(`ended ${id}`));
}

test(`${kills} kills of a process that enqueues and does jobs lose no acknowledged job and repeat no finished one`, async () => {
  const file = join(temporaryFolder(), 'hyperalign.sqlite');
  const random = seededRandom(20250508);
  const acknowledged = new Set<string>();
  const finished = new Map<string, KeptJob>();
  const points = new Set<string>();
  let next = startRunner(file, '0');
  for (let round = 0; round < kills; round += 1) {
    const runner = next;
    // The next process loads its modules while this one is at work.
    next = startRunner(file, `${round + 1}`);
    await told(runner, 'open');
    const after = runner.lines.length + (random.seed() % 30);
    runner.send(`enqueue ${round * 3} 3`);
    runner.send('run');
    await runner.heard((lines) => lines.length > after || isAllDone(lines, acknowledged));
    await pause((random.seed() % 3000) / 100);
    await runner.kill();
    points.add(runner.lines.at(-1)?.split(' ').slice(0, 2).join(' ') ?? '');
    for (const line of runner.lines) if (line.startsWith('enqueued')) acknowledged.add(line.split(' ')[1] ?? '');

    const store = await openSqliteStore({ path: file });
    const kept = new Map((await jobsIn(store)).map((job) => [job.id, job]));
    expect(await store.check()).toEqual([]);
    await store.close();
    expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([]);
    for (const [id, job] of finished) expect(kept.get(id)).toEqual(job);
    for (const job of kept.values()) if (job.state === 'done') finished.set(job.id, job);
  }
  const atLast = finished.size;
  await told(next, 'open', 'run');
  await next.heard((lines) => [...acknowledged].every((id) => lines.includes(`ended ${id}`)));

  const store = await openSqliteStore({ path: file });
  onTestFinished(() => store.close());
  await expectOnceInEffect(store);
  const jobs = new Map((await jobsIn(store)).map((job) => [job.id, job]));
  for (const [id, job] of finished) expect(jobs.get(id)).toEqual(job);
  expect(acknowledged.size).toBeGreaterThanOrEqual(kills);
  expect([atLast > 0, points.size > 2]).toEqual([true, true]);
}, 240_000);
