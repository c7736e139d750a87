import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakeWeights } from './fixtures/fake-weights.ts';
import { checkModel, listModels, removeModel } from './manage-models.ts';

let home = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'hyperalign-models-'));
  await mkdir(join(home, 'models'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const smol = () => join(home, 'models', 'SmolLM2-135M-Instruct.Q4_1.gguf');

test('an empty home lists the catalogue as absent', async () => {
  await rm(join(home, 'models'), { recursive: true });

  expect((await listModels(home)).map(({ name, state, licence, bytes }) => ({ name, state, licence, bytes }))).toEqual([
    { name: 'qwen2.5-coder-1.5b', state: 'absent', licence: 'Apache-2.0', bytes: 1_117_320_768 },
    { name: 'smollm2-135m', state: 'absent', licence: 'Apache-2.0', bytes: 98_362_432 },
  ]);
});

test('damage, unfinished fetches and files of the user are listed as such', async () => {
  await writeFile(smol(), fakeWeights);
  await writeFile(join(home, 'models', 'qwen2.5-coder-1.5b-instruct-q4_k_m.gguf.partial'), fakeWeights);
  await writeFile(join(home, 'models', 'mine.gguf'), fakeWeights);

  expect((await listModels(home)).map(({ name, state, partialBytes }) => ({ name, state, partialBytes }))).toEqual([
    { name: 'qwen2.5-coder-1.5b', state: 'absent', partialBytes: fakeWeights.length },
    { name: 'smollm2-135m', state: 'damaged', partialBytes: 0 },
    { name: join(home, 'models', 'mine.gguf'), state: 'present', partialBytes: 0 },
  ]);
});

test('a check tells what is wrong', async () => {
  await writeFile(smol(), fakeWeights);

  expect(await checkModel(home, 'smollm2-135m')).toMatchObject({
    state: 'damaged',
    problem: expect.stringContaining('bytes instead of'),
    sha256: null,
  });
  await expect(checkModel(home, 'qwen2.5-coder-1.5b')).rejects.toMatchObject({ code: 'weights_missing' });
});

test('removing takes the weights and what an unfinished fetch left', async () => {
  await writeFile(smol(), fakeWeights);
  await writeFile(`${smol()}.partial`, fakeWeights);

  expect(await removeModel(home, 'smollm2-135m')).toEqual({ bytes: 2 * fakeWeights.length });
  expect((await readdir(join(home, 'models'))).filter((name) => !name.endsWith('.lock'))).toEqual([]);
  await expect(removeModel(home, 'smollm2-135m')).rejects.toMatchObject({ code: 'weights_missing' });
});

test("a file outside the models folder is the user's own and stays", async () => {
  const own = join(home, 'own.gguf');
  await writeFile(own, fakeWeights);

  await expect(removeModel(home, own)).rejects.toMatchObject({ code: 'invalid_input' });
  expect(await readdir(home)).toContain('own.gguf');
});
