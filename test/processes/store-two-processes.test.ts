import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSqliteStore } from '../../src/adapters/sqlite/index.ts';
import { keyOf } from '../../src/testing/index.ts';
import { type StoreWriter, startStoreWriter } from './store-writer.ts';

const ada = keyOf('ada');

test('two processes that open a new store at once and write without pause lose nothing', async () => {
  const turns = 40;
  const { file, writers } = await twoWriters();

  await everyWriter(writers, `write ${turns}`);

  const store = await openSqliteStore({ path: file });
  onTestFinished(() => store.close());
  const said = writers.flatMap((writer) => writer.lines);
  const refusals = said.filter((line) => line.startsWith('refused')).map((line) => line.split(' ')[2]);
  expect(await store.samples.ids(ada)).toEqual(
    new Set(said.filter((line) => line.startsWith('sample')).map((line) => line.split(' ')[1])),
  );
  expect((await store.people.find(ada))?.samples).toBe(2 * turns);
  expect((await store.profiles.history(ada)).map((one) => one.version)).toEqual(
    Array.from({ length: 2 * turns }, (_, index) => 2 * turns - index),
  );
  expect(refusals.filter((code) => code !== 'conflict')).toEqual([]);
  expect(await store.check()).toEqual([]);
});

test('of two processes that append the same version, one is kept and the other hears of the conflict', async () => {
  const { file, writers } = await twoWriters();
  const rounds = 12;

  for (let version = 1; version <= rounds; version += 1) {
    for (const writer of writers) writer.send(`append ${version}`);
    await Promise.all(
      writers.map((writer) => writer.heard((lines) => lines.some((line) => line.split(' ')[1] === `${version}`))),
    );
  }

  const outcomes = writers.flatMap((writer) => writer.lines).filter((line) => /^(profile|refused)/.test(line));
  const store = await openSqliteStore({ path: file });
  onTestFinished(() => store.close());
  expect(outcomes.toSorted()).toEqual(
    Array.from({ length: rounds }, (_, index) => [`profile ${index + 1}`, `refused ${index + 1} conflict`])
      .flat()
      .toSorted(),
  );
  expect(await store.profiles.history(ada)).toHaveLength(rounds);
});

async function twoWriters(): Promise<{ readonly file: string; readonly writers: readonly StoreWriter[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'hyperalign-two-'));
  const file = join(folder, 'hyperalign.db');
  const writers = ['one', 'two'].map((name) => startStoreWriter(file, name));
  onTestFinished(async () => {
    await Promise.all(writers.map((writer) => writer.kill()));
    rmSync(folder, { recursive: true, force: true });
  });
  await Promise.all(writers.map((writer) => writer.heard((lines) => lines.includes('ready'))));
  await everyWriter(writers, 'open');
  return { file, writers };
}

async function everyWriter(writers: readonly StoreWriter[], command: string): Promise<void> {
  for (const writer of writers) writer.send(command);
  await Promise.all(writers.map((writer) => writer.heard((lines) => lines.includes(`done ${command.split(' ')[0]}`))));
}
