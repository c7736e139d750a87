import { expect, test } from 'vitest';
import { ada, askedIn, bo, contextOf, cy, task } from '../../test/support/method-setting.ts';
import { HyperalignError } from '../errors.ts';
import type { LoraAdapters } from '../ports/lora-adapters.ts';
import { type ScriptedModel, scriptedModel } from '../testing/index.ts';
import { loraAdapters } from './lora-adapters.ts';

interface Folder extends LoraAdapters {
  readonly opened: readonly ScriptedModel[];
}

function folderOf(files: readonly string[]): Folder {
  const opened: ScriptedModel[] = [];
  return {
    folder: '/adapters',
    opened,
    list: async () => files,
    openWith: async (file) => {
      const model = scriptedModel(() => `Written with ${file}.`, { id: `local:tiny+lora:${file}` });
      opened.push(model);
      return model;
    },
  };
}

test('asks the task of the person’s own adapter, a placebo that of another', async () => {
  const folder = folderOf(['ada.gguf', 'bo.gguf', 'notes.txt']);
  const opened = await loraAdapters(folder).open(contextOf(scriptedModel([])));

  const [own, placebo] = [await opened.prepare(ada), await opened.prepare(bo)];
  const texts = await Promise.all([own, placebo, own, own].map((one) => one.write(task, { seed: 11 })));

  expect(texts).toEqual(
    ['ada', 'bo', 'ada', 'ada'].map((name) => ({ text: `Written with ${name}.gguf.`, cut: false, compliance: null })),
  );
  expect(folder.opened.flatMap(({ calls }) => calls).map(askedIn)).toEqual(
    texts.map(() => ({
      system: 'Write an e-mail. Output only its text, without a subject line.',
      turns: [{ role: 'user', text: task.brief }],
      ...{ temperature: 0.4, topP: 0.9, seed: 11, maxOutputTokens: 160 },
    })),
  );
  expect(own.statements).toEqual([]);
});

test('holds one adapted model at a time and lets the last one go', async () => {
  const folder = folderOf(['ada.gguf', 'bo.gguf']);
  const opened = await loraAdapters(folder).open(contextOf(scriptedModel([])));
  const [own, other] = [await opened.prepare(ada), await opened.prepare(bo)];

  await own.write(task, { seed: 1 });
  await own.write(task, { seed: 2 });
  await other.write(task, { seed: 1 });

  expect(folder.opened.map(({ id, closed }) => ({ id, closed }))).toEqual([
    { id: 'local:tiny+lora:ada.gguf', closed: true },
    { id: 'local:tiny+lora:bo.gguf', closed: false },
  ]);
  await opened.close?.();
  expect(folder.opened.map(({ closed }) => closed)).toEqual([true, true]);
});

test('an adapter that cannot be opened fails its own texts alone', async () => {
  const folder = folderOf(['ada.gguf', 'bo.gguf']);
  const refused = new HyperalignError('invalid_input', 'made for another model');
  const openWith = async (file: string) => {
    if (file === 'ada.gguf') throw refused;
    return folder.openWith(file);
  };
  const opened = await loraAdapters({ ...folder, openWith }).open(contextOf(scriptedModel([])));
  const [own, other] = [await opened.prepare(ada), await opened.prepare(bo)];

  await expect(own.write(task, { seed: 1 })).rejects.toBe(refused);
  expect((await other.write(task, { seed: 1 })).text).toBe('Written with bo.gguf.');
});

test('says what is missing', async () => {
  const context = contextOf(scriptedModel([]));
  const opened = await loraAdapters(folderOf(['ada.gguf'])).open(context);

  await expect(opened.prepare(cy)).rejects.toMatchObject({
    code: 'path_not_found',
    message: expect.stringContaining('There is no adapter cy.gguf in /adapters, which holds ada.gguf.'),
  });
  await expect(loraAdapters(folderOf(['notes.txt'])).open(context)).rejects.toMatchObject({
    code: 'path_not_found',
    message: expect.stringContaining('There is no adapter in /adapters.'),
  });
  await expect(loraAdapters(null).open(context)).rejects.toMatchObject({ code: 'invalid_input' });
});
