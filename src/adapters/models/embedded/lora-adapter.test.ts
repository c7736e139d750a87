import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fakeRuntime } from './fixtures/fake-runtime.ts';
import { loadEmbeddedModel } from './load-embedded-model.ts';
import { readAdapter } from './lora-adapter.ts';
import type { ModelReference } from './model-reference.ts';
import { openAdapterFolder } from './open-adapter-folder.ts';
import type { LoraAdapter } from './open-llama.ts';

const ada: LoraAdapter = { path: '/adapters/ada.gguf', sha256: 'ada0'.repeat(16), scale: 1 };
const bo: LoraAdapter = { path: '/adapters/bo.gguf', sha256: 'b0b0'.repeat(16), scale: 0.5 };

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hyperalign-adapters-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a model with adapters', () => {
  const open = (runtime: ReturnType<typeof fakeRuntime>, adapters?: readonly LoraAdapter[]) =>
    loadEmbeddedModel({
      ...{ id: 'local:tiny', weightsPath: '/tiny.gguf', weightsSha256: 'c0'.repeat(32), runtime, threads: 1 },
      ...{ stateFolder: folder, contextTokens: 512, sequences: 1 },
      ...(adapters === undefined ? {} : { adapters }),
    });

  test('hands them to the context with their scales', async () => {
    const runtime = fakeRuntime();

    const handle = await open(runtime, [ada, bo]);
    await handle.close();

    expect(runtime.contexts).toEqual([
      {
        ...{ sequences: 1, contextSize: 512, batchSize: 512, threads: 1 },
        lora: {
          adapters: [
            { filePath: '/adapters/ada.gguf', scale: 1 },
            { filePath: '/adapters/bo.gguf', scale: 0.5 },
          ],
        },
      },
    ]);
    expect(runtime.disposed).toEqual(['context', 'model', 'llama']);
  });

  test('goes by an id of its own, so that no kept reply of another model is taken for its', async () => {
    const ids = [];
    for (const adapters of [undefined, [], [ada], [bo], [ada, bo]]) ids.push((await open(fakeRuntime(), adapters)).id);

    expect(ids).toEqual([
      'local:tiny',
      'local:tiny',
      'local:tiny+lora:ada0ada0ada0ada0',
      'local:tiny+lora:b0b0b0b0b0b0b0b0*0.5',
      'local:tiny+lora:ada0ada0ada0ada0+lora:b0b0b0b0b0b0b0b0*0.5',
    ]);
  });

  test('without any asks for none', async () => {
    const runtime = fakeRuntime();

    await open(runtime);

    expect(runtime.contexts).toEqual([{ sequences: 1, contextSize: 512, batchSize: 512, threads: 1 }]);
  });

  test('names the adapter that does not fit, and lets everything go', async () => {
    const runtime = fakeRuntime({
      refuse: ({ lora }) => (lora === undefined ? null : new Error('Failed to apply LoRA')),
    });

    await expect(open(runtime, [ada])).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('/adapters/ada.gguf with local:tiny'),
    });
    expect(runtime.disposed).toContain('llama');
  });

  test('does not blame an adapter for short memory', async () => {
    const runtime = fakeRuntime({ refuse: () => new Error('not enough memory') });

    await expect(open(runtime, [ada])).rejects.toMatchObject({ code: 'model_unavailable' });
  });
});

describe('an adapter file', () => {
  test('is known by its hash', async () => {
    const path = join(folder, 'ada.gguf');
    await writeFile(path, Buffer.from('GGUF\u0003\u0000\u0000\u0000rest', 'latin1'));

    const adapter = await readAdapter(path);

    expect(adapter).toEqual({
      path,
      sha256: 'dab36f72e65cae246619c8a594e1209b9d0dee780b9bf5a3265483e076191076',
      scale: 1,
    });
  });

  test('that is absent or no GGUF file is refused by name', async () => {
    const path = join(folder, 'ada.gguf');

    await expect(readAdapter(path)).rejects.toMatchObject({ code: 'path_not_found', details: { path } });
    await writeFile(path, 'not weights');
    await expect(readAdapter(path)).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('convert_lora_to_gguf.py'),
    });
  });
});

describe('a folder of adapters', () => {
  const reference: ModelReference = {
    kind: 'file',
    ...{ id: 'local:/none.gguf', name: '/none.gguf', path: '/none.gguf', entry: null, sources: [] },
  };

  test('lists its files by name', async () => {
    await writeFile(join(folder, 'bo.gguf'), '');
    await writeFile(join(folder, 'ada.gguf'), '');

    expect(await openAdapterFolder(folder, { home: folder, reference }).list()).toEqual(['ada.gguf', 'bo.gguf']);
  });

  test('says what a model is called with one of them as that model does, and loads none', async () => {
    await writeFile(join(folder, 'ada.gguf'), Buffer.from('GGUF\u0003\u0000\u0000\u0000rest', 'latin1'));
    const sha256 = 'dab36f72e65cae246619c8a594e1209b9d0dee780b9bf5a3265483e076191076';

    const described = await openAdapterFolder(folder, { home: folder, reference }).describe('ada.gguf');
    const { id, adapters } = await loadEmbeddedModel({
      ...{ id: reference.id, weightsPath: '/none.gguf', weightsSha256: 'c0'.repeat(32), runtime: fakeRuntime() },
      ...{ stateFolder: folder, adapters: [{ path: '/ada.gguf', sha256, scale: 1 }] },
    });

    expect(described).toEqual({ id: 'local:/none.gguf+lora:dab36f72e65cae24', adapters: [sha256] });
    expect({ id, adapters }).toEqual(described);
  });

  test('that is not there says so', async () => {
    const gone = join(folder, 'gone');

    await expect(openAdapterFolder(gone, { home: folder, reference }).list()).rejects.toMatchObject({
      code: 'path_not_found',
      message: `There is no folder of adapters at ${gone}. Name the one that holds a GGUF file a person, such as ada.gguf.`,
    });
  });
});
