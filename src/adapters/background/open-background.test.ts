import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { catalogueId, features, openBackground as openRegister } from '../../core/stylometry/index.ts';
import { openBackground } from './open-background.ts';

const shipped = new URL('./writers.background.json', import.meta.url);

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

test('the file stays under 2 MB and is read once', async () => {
  const source = openBackground();

  expect((await stat(shipped)).size).toBeLessThan(2_000_000);
  expect(await source.load()).toBe(await source.load());
});

test('a missing and a damaged file are told with the path', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'background-'));
  const path = join(folder, 'cut.json');
  await writeFile(path, (await readFile(shipped, 'utf8')).slice(0, 1000));

  const load = (file: string): Promise<unknown> => openBackground(pathToFileURL(join(folder, file))).load();

  await expect(load('cut.json')).rejects.toMatchObject({ code: 'unreadable_input', details: { path } });
  await expect(load('none.json')).rejects.toMatchObject({ code: 'unreadable_input' });
  await rm(folder, { recursive: true });
});
