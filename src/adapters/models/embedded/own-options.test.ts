import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { describe, expect, test } from 'vitest';
import type { TextBias } from '../../../ports/model.ts';
import { fakeRuntime } from './fixtures/fake-runtime.ts';
import { loadEmbeddedModel } from './load-embedded-model.ts';

const vocabulary = ['', ',', ' but', 'But', '!'];
const prompt: LanguageModelV4CallOptions['prompt'] = [{ role: 'user', content: [{ type: 'text', text: 'Write.' }] }];

/** How the runtime was asked to draw a reply to a call with these options. */
async function drawnWith(
  providerOptions: LanguageModelV4CallOptions['providerOptions'],
  responseFormat: LanguageModelV4CallOptions['responseFormat'] = { type: 'text' },
) {
  const runtime = fakeRuntime({ vocabulary });
  const handle = await loadEmbeddedModel({
    ...{ id: 'local:tiny', weightsPath: '/tiny.gguf', weightsSha256: 'c0'.repeat(32), runtime, threads: 1 },
    ...{ stateFolder: '/no/such/folder', contextTokens: 64, sequences: 1 },
  });
  try {
    const { warnings } = await handle.model.doGenerate({
      ...{ prompt, seed: 5, temperature: 0.4, responseFormat },
      ...(providerOptions === undefined ? {} : { providerOptions }),
    });
    return { warnings, heeds: [handle.heedsBias, handle.avoidsRepetition], ...runtime.evaluations[0] };
  } finally {
    await handle.close();
  }
}

const biased = (...bias: TextBias[]) => ({ hyperalign: { bias: bias.map((one) => ({ ...one })) } });

describe('biases of a call', () => {
  test('reach the runtime as logits of the tokens that are the whole text', async () => {
    const drawn = await drawnWith(
      biased(
        { text: ' but', bias: 0.7 },
        { text: 'But', bias: 0.7 },
        { text: ' however', bias: -1 },
        { text: ',', bias: -2.5 },
      ),
    );

    expect(drawn).toEqual({
      warnings: [],
      heeds: [true, true],
      options: { temperature: 0.4, seed: 5 },
      biases: [
        [2, 0.7],
        [3, 0.7],
        [1, -2.5],
      ],
    });
  });

  test.each([
    { name: 'no options', options: undefined },
    { name: 'options of others', options: { openai: { logitBias: { 50256: -100 } } } },
    { name: 'why it is asked alone', options: { hyperalign: { asked: { purpose: 'write', prompt: 'write-as@3' } } } },
    { name: 'no biases', options: biased() },
    { name: 'texts of several tokens alone', options: biased({ text: ' however', bias: 1 }) },
  ])('are none with $name', async ({ options }) => {
    expect(await drawnWith(options)).toMatchObject({ warnings: [], biases: null });
  });

  test.each([
    { name: 'a number', bias: 1 },
    { name: 'a word without its size', bias: [{ text: 'but' }] },
    { name: 'a size beyond all bounds', bias: [{ text: 'but', bias: 101 }] },
  ])('are refused as $name', async ({ bias }) => {
    await expect(drawnWith({ hyperalign: { bias } })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('must be a list of { text, bias }'),
    });
  });
});

describe('repetition', () => {
  const json = { type: 'json', schema: { type: 'object', properties: {} } } as const;

  test('makes the runtime hold a reply back from going on with a run of its own', async () => {
    const { options } = await drawnWith({ hyperalign: { avoidRepetition: true } });

    expect(options).toEqual({
      ...{ temperature: 0.4, seed: 5 },
      dryRepeatPenalty: { strength: 0.8, base: 1.75, allowedLength: 4, lastTokens: 512, sequenceBreakers: [] },
    });
  });

  test('is as it comes unless a call asks, and where a grammar may want the same again', async () => {
    const plain = await drawnWith({ hyperalign: { avoidRepetition: false } });
    const grammar = await drawnWith({ hyperalign: { avoidRepetition: true } }, json);

    expect([plain.options, grammar.options]).toEqual([
      { temperature: 0.4, seed: 5 },
      { temperature: 0.4, seed: 5, grammarEvaluationState: {} },
    ]);
  });

  test('is refused as anything but yes or no', async () => {
    await expect(drawnWith({ hyperalign: { avoidRepetition: 0.8 } })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('avoidRepetition true or false'),
    });
  });
});
