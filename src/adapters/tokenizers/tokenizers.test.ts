import { describe, expect, test } from 'vitest';
import { encodingOf } from './encoding-of.ts';
import { openTokenIds, type Vocabularies } from './open-token-ids.ts';

describe('the vocabulary of a model', () => {
  test.each([
    { model: 'gpt-4o-mini-2024-07-18', known: { kind: 'known', encoding: 'o200k_base' } },
    { model: 'openai/gpt-4o', known: { kind: 'known', encoding: 'o200k_base' } },
    { model: 'gpt-4.1-nano', known: { kind: 'known', encoding: 'o200k_base' } },
    { model: 'gpt-5-chat-latest', known: { kind: 'known', encoding: 'o200k_base' } },
    { model: 'gpt-4-turbo', known: { kind: 'known', encoding: 'cl100k_base' } },
    { model: 'gpt-4', known: { kind: 'known', encoding: 'cl100k_base' } },
    { model: 'gpt-oss-20b', known: { kind: 'known', encoding: 'o200k_harmony' } },
    { model: 'gpt-5-mini', known: { kind: 'unbiased' } },
    { model: 'o3-mini', known: { kind: 'unbiased' } },
    { model: 'gpt-4ever', known: { kind: 'unknown' } },
    { model: 'llama3.2', known: { kind: 'unknown' } },
  ])('of $model is $known', ({ model, known }) => {
    expect(encodingOf(model)).toEqual(known);
  });
});

describe('token ids', () => {
  test('are those of the vocabulary, and what was asked is not asked again', async () => {
    const asked: string[] = [];
    const encode = (text: string) => {
      asked.push(text);
      return [text.length];
    };
    const never = () => Promise.reject(new Error('Another vocabulary.'));
    const vocabularies: Vocabularies = {
      o200k_base: async () => ({ encode }),
      o200k_harmony: never,
      cl100k_base: never,
    };

    const tokenIds = await openTokenIds('o200k_base', vocabularies);

    expect([tokenIds(' also'), tokenIds(' also'), tokenIds('!')]).toEqual([[5], [5], [1]]);
    expect(asked).toEqual([' also', '!']);
  });

  test('of o200k_base are those that OpenAI publishes', async () => {
    const tokenIds = await openTokenIds('o200k_base');

    // From the published list of ranks: "!" is 0, " the" is 290.
    expect([tokenIds('!'), tokenIds(' the')]).toEqual([[0], [290]]);
    expect(tokenIds(' absolutely not').length).toBeGreaterThan(1);
  });

  test('that are not installed are told with the command that brings them', async () => {
    const absent = () => Promise.reject(Object.assign(new Error('Cannot find'), { code: 'ERR_MODULE_NOT_FOUND' }));

    await expect(
      openTokenIds('cl100k_base', { o200k_base: absent, o200k_harmony: absent, cl100k_base: absent }),
    ).rejects.toMatchObject({
      code: 'model_unavailable',
      message: expect.stringContaining('npm install gpt-tokenizer@4'),
    });
  });
});
