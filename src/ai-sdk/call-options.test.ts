import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { expect, test } from 'vitest';
import { takeCallOptions } from './call-options.ts';

const prompt: LanguageModelV4CallOptions['prompt'] = [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }];
const hosted = { provider: 'openai.responses' };
const embedded = { provider: 'hyperalign.embedded' };
const bias = [{ text: ' but', bias: 0.7 }];

test('a call without options of ours stays the same object', () => {
  const call = { prompt, providerOptions: { openai: { user: 'u' } } };

  expect(takeCallOptions(call, hosted).call).toBe(call);
});

test.each([
  {
    name: 'all of them for a hosted model',
    providerOptions: {
      openai: { user: 'u' },
      hyperalign: { person: 'nell', register: 'chat', delivery: 'both', bias },
    },
    model: hosted,
    own: { person: 'nell', register: 'chat', delivery: 'both' },
    left: { openai: { user: 'u' } },
  },
  {
    name: 'the whole field where nothing else stands in it',
    providerOptions: { hyperalign: { person: null } },
    model: hosted,
    own: { person: null },
    left: undefined,
  },
  {
    name: 'all but its own for the embedded model',
    providerOptions: { hyperalign: { person: 'nell', bias } },
    model: embedded,
    own: { person: 'nell' },
    left: { hyperalign: { bias } },
  },
  {
    name: 'the field for the embedded model too where none of its own is in it',
    providerOptions: { hyperalign: { person: 'nell' } },
    model: embedded,
    own: { person: 'nell' },
    left: undefined,
  },
])('takes $name', ({ providerOptions, model, own, left }) => {
  // The table's values are of several shapes; each is a valid one.
  const call = {
    prompt,
    seed: 1,
    providerOptions: providerOptions as NonNullable<LanguageModelV4CallOptions['providerOptions']>,
  };
  const before = structuredClone(call);

  const taken = takeCallOptions(call, model);

  expect(taken).toEqual({ own, call: { prompt, seed: 1, ...(left === undefined ? {} : { providerOptions: left }) } });
  expect('providerOptions' in taken.call).toBe(left !== undefined);
  expect(call).toEqual(before);
});

test.each([
  { name: 'a name that is none', given: { preson: 'nell' }, said: 'hyperalign.preson cannot be "nell"' },
  { name: 'a person that is a number', given: { person: 7 }, said: 'hyperalign.person cannot be 7' },
  { name: 'a register that is no text', given: { register: ['chat'] }, said: 'hyperalign.register cannot be ["chat"]' },
  { name: 'a delivery there is not', given: { delivery: 'telepathy' }, said: 'delivery is "telepathy". Use one of' },
  { name: 'a mere name', given: 'nell', said: 'hyperalign cannot be "nell"' },
])('refuses $name, for a slip would write as somebody else', ({ given, said }) => {
  // What callers without types may pass.
  const call = { prompt, providerOptions: { hyperalign: given } } as unknown as LanguageModelV4CallOptions;

  expect(() => takeCallOptions(call, hosted)).toThrow(
    expect.objectContaining({ code: 'invalid_input', message: expect.stringContaining(said) }),
  );
});
