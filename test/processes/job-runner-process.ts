// A process of its own that enqueues and does jobs on a store, one command a line on stdin, one line a result on stdout.
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { openBackground } from '../../src/adapters/background/index.ts';
import { openContrastSource } from '../../src/adapters/contrast/index.ts';
import { openDocumentReader } from '../../src/adapters/files/index.ts';
import { openSqliteStore } from '../../src/adapters/sqlite/index.ts';
import { systemClock, systemRandom } from '../../src/adapters/system/index.ts';
import { type BoundJobs, bindJobs } from '../../src/bind-jobs.ts';
import { openSpending } from '../../src/engine/access/spending.ts';
import { memoryVoices } from '../../src/testing/index.ts';
import { longText } from '../support/long-text.ts';

const [file = '', name = ''] = process.argv.slice(2);
const jobs = Promise.withResolvers<BoundJobs>();

/** Synchronous: once this returns, the line has left the process, whatever kills it next. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}

async function open(): Promise<BoundJobs> {
  const store = await openSqliteStore({ path: file });
  const bound = bindJobs({
    ports: {
      ...{ store, clock: systemClock, random: systemRandom, voices: memoryVoices() },
      ...{ background: openBackground(), contrast: openContrastSource() },
      promptStates: { forget: async () => 0 },
    },
    documents: openDocumentReader({ stdin: null }),
    spending: openSpending({ store, clock: systemClock }),
    openModel: async () => null,
    workspaces: 'all',
    // Short, so that what a killed process held is soon free.
    limits: { most: 2, mostOfWorkspace: 2, mostAttempts: 1000, leaseMs: 300, pollMs: 10 },
    onFailure: (error) => say(`failure ${error instanceof Error ? error.message : String(error)}`),
  });
  return bound;
}

/** Jobs of one text each, every one of another person. */
async function enqueue(bound: BoundJobs, from: number, count: number): Promise<void> {
  for (let at = from; at < from + count; at += 1) {
    const { job } = await bound.in('default').enqueue({
      person: `person-${at}`,
      texts: [{ text: longText(at, 40), register: 'email' }],
      idempotencyKey: `key-${at}`,
      useModel: false,
    });
    say(`enqueued ${job.id}`);
  }
}

/** Does jobs, and says what happens to each as soon as it is seen. */
async function run(bound: BoundJobs): Promise<void> {
  bound.runner.start();
  const { jobs } = await bound.in('default').list({ limit: 100 });
  for (const { id } of jobs) void watch(bound, id);
}

async function watch(bound: BoundJobs, id: string): Promise<void> {
  for await (const { state, progress } of bound.in('default').events(id))
    say(`${state} ${progress?.step ?? '-'} ${id}`);
  say(`ended ${id}`);
}

say(`ready ${name}`);
for await (const line of createInterface({ input: process.stdin })) {
  const [command = '', first = '', second = ''] = line.split(' ');
  if (command === 'open') jobs.resolve(await open());
  const bound = await jobs.promise;
  if (command === 'enqueue') await enqueue(bound, Number(first), Number(second));
  if (command === 'run') await run(bound);
  if (command === 'stop') await bound.runner.stop();
  say(`finished ${command}`);
}
