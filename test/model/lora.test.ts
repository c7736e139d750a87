import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openAdapterFolder, parseModelReference } from '../../src/adapters/models/embedded/index.ts';
import { loadConfig } from '../../src/config.ts';
import { createRandom } from '../../src/core/numerics/index.ts';
import { type LoraChange, loraFile } from '../support/lora-file.ts';
import { ask, openTestModel, testModel, user, withFolder } from './test-model.ts';

const question = { prompt: [user('Write one sentence about a garden.')], temperature: 0, maxOutputTokens: 24 };

/** Changes what the first layer's attention hands on, by so much. */
function changeBy(size: number): LoraChange {
  const random = createRandom(5);
  const value = () => random.next() - 0.5;
  return {
    ...{ matrix: 'blk.0.attn_output.weight', inputs: 576, outputs: 576, rank: 4 },
    down: value,
    up: () => value() * size,
  };
}

test('an adapter changes what the model writes, and one of zeros does not', () =>
  withFolder(async (folder) => {
    await writeFile(join(folder, 'nobody.gguf'), loraFile('llama', [changeBy(0)]));
    await writeFile(join(folder, 'somebody.gguf'), loraFile('llama', [changeBy(4)]));
    const { home } = loadConfig();
    const adapters = openAdapterFolder(folder, {
      ...{ home, reference: parseModelReference(home, testModel) },
      ...{ threads: 1, contextTokens: 1024, sequences: 1 },
    });
    const plain = await openTestModel();
    const said = [(await ask(plain, question)).text];
    const ids = [plain.id];
    await plain.close();

    for (const file of await adapters.list()) {
      const handle = await adapters.openWith(file);
      const { content } = await handle.model.doGenerate(question);
      said.push(content.map((part) => (part.type === 'text' ? part.text : '')).join(''));
      ids.push(handle.id);
      await handle.close();
    }

    const [base, nobody, somebody] = said;
    expect(base).not.toBe('');
    expect(nobody).toBe(base);
    expect(somebody).not.toBe(base);
    expect(new Set(ids).size).toBe(3);
  }));

test('an adapter for another model is refused by name', () =>
  withFolder(async (folder) => {
    const path = join(folder, 'stranger.gguf');
    await writeFile(path, loraFile('llama', [{ ...changeBy(1), inputs: 128 }]));

    await expect(openTestModel({ adapters: [{ path, sha256: 'ab'.repeat(32), scale: 1 }] })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('stranger.gguf'),
    });
  }));
