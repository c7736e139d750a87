import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { openSqliteStore } from '../../src/adapters/sqlite/index.ts';
import { keyOf, seededRandom } from '../../src/testing/index.ts';
import { type StoreWriter, startStoreWriter } from './store-writer.ts';

const kills = 50;
const ada = keyOf('ada');

test(`${kills} kills of a writing process at random points lose no acknowledged write and leave no half profile`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hyperalign-kill-'));
  const file = join(folder, 'hyperalign.db');
  const random = seededRandom(20250508);
  // The next process loads its modules while the one before is at work; it touches the file only when told.
  const start = (round: number) => startStoreWriter(file, `${round}`);
  let next = start(0);
  onTestFinished(async () => {
    await next.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  const acknowledged = { samples: new Set<string>(), version: 0, writes: 0 };
  const points = new Set<string>();
  for (let round = 0; round < kills; round += 1) {
    const writer = next;
    next = start(round + 1);
    // After so many lines (the first says "ready", the second that the store is open) and a moment that falls into what follows.
    const after = random.seed() % 12;
    await killAfter(writer, { lines: after, milliseconds: (random.seed() % 1000) / 100 });
    points.add(`${after} ${writer.lines.at(-1)?.split(' ')[0]}`);
    note(writer.lines, acknowledged);

    await expectSound(file, acknowledged);
  }

  expect(acknowledged.writes).toBeGreaterThan(kills * 2);
  expect(points.size).toBeGreaterThan(5);
}, 120_000);

async function killAfter(
  writer: StoreWriter,
  point: { readonly lines: number; readonly milliseconds: number },
): Promise<void> {
  await writer.heard((lines) => lines.includes('ready'));
  writer.send('open');
  writer.send('write forever');
  await writer.heard((lines) => lines.length > point.lines);
  await pause(point.milliseconds);
  await writer.kill();
}

interface Acknowledged {
  readonly samples: Set<string>;
  version: number;
  writes: number;
}

function note(lines: readonly string[], acknowledged: Acknowledged): void {
  for (const line of lines) {
    const [kind, what = ''] = line.split(' ');
    if (kind === 'sample') acknowledged.samples.add(what);
    if (kind === 'profile') acknowledged.version = Number(what);
    if (kind === 'sample' || kind === 'profile') acknowledged.writes += 1;
    // Nobody else writes, so nothing may be refused.
    expect(kind).not.toBe('refused');
  }
}

async function expectSound(file: string, { samples, version }: Acknowledged): Promise<void> {
  const store = await openSqliteStore({ path: file });
  const problems = await store.check();
  const kept = await store.samples.ids(ada);
  const versions = (await store.profiles.history(ada)).map((one) => one.version);
  const newest = await store.profiles.latest(ada);
  await store.close();

  expect(problems).toEqual([]);
  expect([...samples].filter((id) => !kept.has(id))).toEqual([]);
  expect(versions).toEqual(Array.from({ length: versions.length }, (_, index) => versions.length - index));
  expect(versions.length).toBeGreaterThanOrEqual(version);
  expect(newest?.version ?? 0).toBe(versions.length);
  expectWholeRows(file);
}

/** Looks past the store at its tables: counts that the store itself relies on. */
function expectWholeRows(file: string): void {
  const database = new DatabaseSync(file, { readOnly: true });
  const integrity = database
    .prepare('pragma integrity_check')
    .all()
    .map((row) => row.integrity_check);
  const halves = database
    .prepare(
      `select v.version from profile_versions v left join hypotheses h using (workspace, person, version)
       group by v.version having count(h.id) <> 1 + v.version % 5 or count(h.id) <> v.hypothesis_count`,
    )
    .all();
  const strays = database
    .prepare('select count(*) as n from hypotheses where version not in (select version from profile_versions)')
    .get();
  database.close();

  expect({ integrity, halves, strays: strays?.n }).toEqual({ integrity: ['ok'], halves: [], strays: 0 });
}
