import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EmbeddedModelHandle } from '../../src/adapters/models/embedded/load-embedded-model.ts';
import { ask, openTestModel, user } from './test-model.ts';

let handle: EmbeddedModelHandle;
beforeAll(async () => {
  handle = await openTestModel();
});
afterAll(() => handle.close());

const prompt = [user('Describe a market in a harbour town: what is sold, who comes, and what can be heard.')];
const commaForms = [',', ' ,', ',\n', ',\n\n'];

/** Commas and exclamation marks of six texts that are drawn alike but for the bias. */
async function marksWith(bias: readonly { readonly text: string; readonly bias: number }[]) {
  const texts: string[] = [];
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const providerOptions = { hyperalign: { bias: bias.map((one) => ({ ...one })) } };
    texts.push(
      (await ask(handle, { prompt, temperature: 0.4, topP: 0.9, seed, maxOutputTokens: 60, providerOptions })).text,
    );
  }
  const count = (mark: string) => texts.join('').split(mark).length - 1;
  return { texts, commas: count(','), exclamations: count('!') };
}

test('a bias against a mark makes it rare and one for it frequent, at equal seeds', async () => {
  const plain = await marksWith([]);
  const against = await marksWith(commaForms.map((text) => ({ text, bias: -8 })));
  const towards = await marksWith(['!', ' !', '!\n', '!\n\n'].map((text) => ({ text, bias: 6 })));

  // What is drawn differs with the instructions that a processor has: 11 commas were seen on one, and there must be some to take away.
  expect(plain.commas).toBeGreaterThanOrEqual(6);
  expect(against.commas).toBeLessThanOrEqual(plain.commas / 4);
  expect(towards.exclamations).toBeGreaterThan(plain.exclamations);
  for (const text of against.texts) expect(text.split(/\s+/).length).toBeGreaterThan(20);
});

test('no bias, and one of nothing, leave every text as it is', async () => {
  const plain = await marksWith([]);

  expect(await marksWith([{ text: ',', bias: 0 }])).toEqual(plain);
  expect(await marksWith([{ text: ' an unlikely sentence of many tokens', bias: 5 }])).toEqual(plain);
});
