import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EmbeddedModelHandle } from '../../src/adapters/models/embedded/load-embedded-model.ts';
import { ask, assistant, longText, openTestModel, user } from './test-model.ts';

let handle: EmbeddedModelHandle;
beforeAll(async () => {
  handle = await openTestModel({ sequences: 4 });
});
afterAll(() => handle.close());

const tokensRead = (answers: readonly { readonly total: number; readonly reused: number }[]) =>
  answers.reduce((sum, { total, reused }) => sum + total - reused, 0);

describe('candidates of one prompt', () => {
  test('read it once and draw different texts, each the one it would draw alone', async () => {
    const prompt = [user(`${longText(6)}\nRetell this as a fairy tale.`)];
    const options = (seed: number) => ({ prompt, maxOutputTokens: 12, temperature: 1, seed });

    const together = await Promise.all([1, 2, 3, 4].map((seed) => ask(handle, options(seed))));
    const alone = [];
    for (const seed of [1, 2, 3, 4]) alone.push(await ask(handle, options(seed)));

    const [{ total = 0 } = {}] = together;
    expect(tokensRead(together)).toBe(total + 3);
    expect(together.map(({ text }) => text)).toEqual(alone.map(({ text }) => text));
    expect(new Set(together.map(({ text }) => text)).size).toBe(4);
  });

  test('wait in line when there are more than sequences', async () => {
    const prompt = [user(`Retell this as a poem.\n${longText(3)}`)];

    const answers = await Promise.all(
      Array.from({ length: 7 }, (_, seed) => ask(handle, { prompt, maxOutputTokens: 4 + seed, temperature: 1, seed })),
    );

    expect(answers.map(({ written }) => written)).toEqual([4, 5, 6, 7, 8, 9, 10]);
    // Every prompt begins with the same three marks of a turn, which a sequence may hold from before.
    expect(tokensRead(answers)).toBeLessThanOrEqual((answers[0]?.total ?? 0) + 6);
    expect(tokensRead(answers)).toBeGreaterThan((answers[0]?.total ?? 0) - 6);
  });

  test('go on when the one that reads for them is stopped', async () => {
    const prompt = [user(`${longText(20)}\nRetell this as a song.`)];
    const stop = new AbortController();
    const stopped = ask(handle, { prompt, maxOutputTokens: 4, abortSignal: stop.signal });
    const others = [1, 2].map((seed) => ask(handle, { prompt, maxOutputTokens: 4, temperature: 1, seed }));
    setTimeout(() => stop.abort(new Error('enough')), 100);

    await expect(stopped).rejects.toThrow('enough');

    expect((await Promise.all(others)).map(({ written }) => written)).toEqual([4, 4]);
  });
});

describe('later calls', () => {
  test('read only what follows the longest beginning that a sequence holds', async () => {
    const first = [user(`${longText(5)}\nWho moved the roses?`)];
    const one = await ask(handle, { prompt: first, maxOutputTokens: 6 });
    const again = await ask(handle, { prompt: first, maxOutputTokens: 6 });
    const changed = await ask(handle, {
      prompt: [user(`${longText(5)}\nWhere do they stand now?`)],
      maxOutputTokens: 6,
    });

    expect(again.total - again.reused).toBe(1);
    expect(again.text).toBe(one.text);
    expect(changed.total - changed.reused).toBeLessThan(20);
  });

  test('of a conversation do not read the reply again', async () => {
    const opening = user(`${longText(4)}\nWho moved the roses?`);
    const { text, total } = await ask(handle, { prompt: [opening], maxOutputTokens: 8, temperature: 0.8, seed: 5 });

    const next = await ask(handle, { prompt: [opening, assistant(text), user('And when?')], maxOutputTokens: 4 });

    expect(next.reused).toBeGreaterThanOrEqual(total);
    expect(next.total - next.reused).toBeLessThan(24);
  });
});

test('different prompts at the same time do not disturb each other', async () => {
  const prompts = ['Say hello.', 'Name a colour.', 'Count to three.', 'Name an animal.'].map((text) => [user(text)]);
  const alone = [];
  for (const prompt of prompts) alone.push((await ask(handle, { prompt, maxOutputTokens: 8 })).text);

  const together = await Promise.all(prompts.map((prompt) => ask(handle, { prompt, maxOutputTokens: 8 })));

  expect(together.map(({ text }) => text)).toEqual(alone);
});

test('a closed model refuses what waits and what comes, and closing twice is no error', async () => {
  const other = await openTestModel();
  const running = ask(other, { prompt: [user('Write a long story.')], maxOutputTokens: 400 });
  const waiting = ask(other, { prompt: [user('Say hello.')], maxOutputTokens: 4 });
  const ends = Promise.allSettled([running, waiting]);

  await Promise.all([other.close(), other.close()]);

  expect((await ends).map((end) => (end.status === 'rejected' ? end.reason.code : 'answered'))).toEqual([
    'aborted',
    'aborted',
  ]);
  await expect(ask(other, { prompt: [user('Say hello.')] })).rejects.toMatchObject({ code: 'aborted' });
});
