import { expect, test } from 'vitest';
import { ada, askedIn, bo, contextOf, task } from '../../test/support/method-setting.ts';
import { scriptedAdapters, sha256Of } from '../../test/support/scripted-adapters.ts';
import { HyperalignError } from '../errors.ts';
import type { ModelHandle } from '../ports/model.ts';
import { scriptedModel } from '../testing/index.ts';
import { loraAdapters } from './lora-adapters.ts';

test('asks the task of the person’s own adapter, a placebo that of another', async () => {
  const folder = scriptedAdapters(['ada.gguf', 'bo.gguf', 'notes.txt']);
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
  const folder = scriptedAdapters(['ada.gguf', 'bo.gguf']);
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
  const folder = scriptedAdapters(['ada.gguf', 'bo.gguf']);
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

test('enters each adapted model by its own id and hash, and loads none before it is asked', async () => {
  const folder = scriptedAdapters(['ada.gguf', 'bo.gguf']);
  const entered: ModelHandle[] = [];
  const enter = (handle: ModelHandle) => {
    entered.push(handle);
    return scriptedModel(() => 'By the run.', { id: handle.id });
  };
  const opened = await loraAdapters(folder).open(contextOf(scriptedModel([]), { enter, people: ['ada', 'bo'] }));

  const own = await opened.prepare(ada);
  await opened.prepare(bo);
  const { text } = await own.write(task, { seed: 1 });

  expect(entered.map(({ id, adapters }) => ({ id, adapters }))).toEqual(
    ['ada.gguf', 'bo.gguf'].map((file) => ({ id: `local:tiny+lora:${file}`, adapters: [sha256Of(file)] })),
  );
  expect({ text, opened: folder.opened }).toEqual({ text: 'By the run.', opened: [] });
});

test('what is asked of one adapter is computed together, and another waits until that is done', async () => {
  const folder = scriptedAdapters(['ada.gguf', 'bo.gguf']);
  const events: string[] = [];
  const answer = new Map<string, () => void>();
  const openWith = async (file: string) => {
    events.push(`${file} loaded`);
    const handle = scriptedModel(() => '');
    const doStream: ModelHandle['model']['doStream'] = async (options) => {
      events.push(`${file} asked`);
      await new Promise<void>((resolve) => answer.set(`${file} ${options.seed}`, resolve));
      events.push(`${file} answered`);
      return scriptedModel(() => 'Text.').model.doStream(options);
    };
    const close = async () => void events.push(`${file} closed`);
    return { ...handle, model: { ...handle.model, doStream }, close };
  };
  const opened = await loraAdapters({ ...folder, openWith }).open(contextOf(scriptedModel([])));
  const [own, other] = [await opened.prepare(ada), await opened.prepare(bo)];

  const writing = [own.write(task, { seed: 1 }), other.write(task, { seed: 2 }), own.write(task, { seed: 3 })];
  const together = [own.write(task, { seed: 4 }), own.write(task, { seed: 5 })];
  for (const asked of ['ada.gguf 1', 'bo.gguf 2', 'ada.gguf 3', 'ada.gguf 4', 'ada.gguf 5']) {
    await expect.poll(() => answer.has(asked)).toBe(true);
    answer.get(asked)?.();
  }
  await Promise.all([...writing, ...together]);
  await opened.close?.();

  expect(events).toEqual([
    ...['ada.gguf loaded', 'ada.gguf asked', 'ada.gguf answered', 'ada.gguf closed'],
    ...['bo.gguf loaded', 'bo.gguf asked', 'bo.gguf answered', 'bo.gguf closed'],
    ...['ada.gguf loaded', 'ada.gguf asked', 'ada.gguf asked', 'ada.gguf asked'],
    ...['ada.gguf answered', 'ada.gguf answered', 'ada.gguf answered', 'ada.gguf closed'],
  ]);
});

test('for a call that was stopped nothing is loaded', async () => {
  const folder = scriptedAdapters(['ada.gguf']);
  const opened = await loraAdapters(folder).open(contextOf(scriptedModel([])));
  const own = await opened.prepare(ada);

  await expect(own.write(task, { seed: 1, signal: AbortSignal.abort() })).rejects.toThrow();
  expect(folder.opened).toEqual([]);
});

test('says before anything is written whose adapters are missing', async () => {
  const people = Array.from({ length: 24 }, (_, at) => `person-${at}`);
  const open = (files: readonly string[], whom: readonly string[]) =>
    loraAdapters(scriptedAdapters(files)).open(contextOf(scriptedModel([]), { people: whom }));

  await expect(open(['ada.gguf'], ['ada', 'cy'])).rejects.toMatchObject({
    code: 'path_not_found',
    message:
      '/adapters lacks the adapters of 1 of 2 people: cy.gguf. Train one for each of them, or take these people out of the data.',
  });
  await expect(open(['notes.txt'], people)).rejects.toThrow(
    /^\/adapters lacks the adapters of 24 of 24 people: person-0\.gguf, .*person-19\.gguf, …\. Train/,
  );
  await expect(open(['ada.gguf', 'bo.gguf'], ['bo', 'ada'])).resolves.toBeDefined();
});

test('without a folder says how one is named', async () => {
  await expect(loraAdapters(null).open(contextOf(scriptedModel([])))).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining('Name the folder with --adapters'),
  });
});
