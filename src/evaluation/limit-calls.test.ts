import { expect, test } from 'vitest';
import { scriptedModel } from '../testing/index.ts';
import { limitCalls } from './limit-calls.ts';

const ask = (text: string, abortSignal?: AbortSignal) => ({
  prompt: [{ role: 'user' as const, content: [{ type: 'text' as const, text }] }],
  ...(abortSignal === undefined ? {} : { abortSignal }),
});

/** A model whose replies come when `answer` is called, in the order of the calls. */
function slowModel() {
  const asked: string[] = [];
  const answers: (() => void)[] = [];
  const handle = scriptedModel(() => '');
  const doGenerate: typeof handle.model.doGenerate = (options) =>
    new Promise((resolve, reject) => {
      asked.push(JSON.stringify(options.prompt.at(-1)?.content));
      answers.push(() => handle.model.doGenerate(options).then(resolve, reject));
    });
  return { handle: { ...handle, model: { ...handle.model, doGenerate } }, asked, answer: () => answers.shift()?.() };
}

test('so many calls are made at once, the next in line when one has ended', async () => {
  const { handle, asked, answer } = slowModel();
  const { model } = limitCalls(handle, 2);

  const replies = ['a', 'b', 'c', 'd'].map((text) => model.doGenerate(ask(text)));
  await Promise.resolve();
  expect(asked.length).toBe(2);

  answer();
  await replies[0];
  await Promise.resolve();
  expect(asked.map((content) => content.match(/"text":"(.)"/)?.[1])).toEqual(['a', 'b', 'c']);

  for (const reply of replies.slice(1)) {
    answer();
    await reply;
  }
  expect(asked.length).toBe(4);
});

test('a failed call lets the next one in', async () => {
  const failing = scriptedModel(() => {
    throw new Error('down');
  });
  const { model } = limitCalls(failing, 1);

  const outcomes = await Promise.allSettled([model.doGenerate(ask('a')), model.doGenerate(ask('b'))]);

  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

test('a call that is stopped while it waits leaves the line and is never made', async () => {
  const { handle, asked, answer } = slowModel();
  const { model } = limitCalls(handle, 1);
  const stop = new AbortController();

  const first = model.doGenerate(ask('a'));
  const second = model.doGenerate(ask('b', stop.signal));
  const third = model.doGenerate(ask('c'));
  stop.abort(new Error('stopped'));
  await expect(second).rejects.toThrow('stopped');
  answer();
  await first;
  await Promise.resolve();
  answer();
  await third;

  expect(asked.map((content) => content.match(/"text":"(.)"/)?.[1])).toEqual(['a', 'c']);
});
