import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { expect, test } from 'vitest';
import { callKey, canonicalJson } from './call-key.ts';

const call: LanguageModelV4CallOptions = {
  prompt: [
    { role: 'system', content: 'Write an e-mail.' },
    { role: 'user', content: [{ type: 'text', text: 'Ask Rowan.' }] },
  ],
  temperature: 0.4,
  seed: 1,
};

/** As the engine asks: why, and what is to be written less often. */
function biasedBy(bias: number): LanguageModelV4CallOptions {
  const asked = { purpose: 'write', prompt: 'write-as@3' };
  return { ...call, providerOptions: { hyperalign: { asked, bias: [{ text: ' but', bias }] } } };
}

test('another bias is another call, whoever asks', () => {
  const other = { ...biasedBy(-0.5), providerOptions: { hyperalign: { bias: [{ bias: -0.5, text: ' but' }] } } };

  expect(callKey('local:m', biasedBy(-0.5))).toBe(callKey('local:m', other));
  expect(callKey('local:m', biasedBy(-0.5))).not.toBe(callKey('local:m', biasedBy(-0.51)));
});

test('the same call has the same key, whoever asks and why, and however its members are ordered', () => {
  const tagged: LanguageModelV4CallOptions = {
    seed: 1,
    temperature: 0.4,
    prompt: call.prompt.map((message) => ({ ...message, providerOptions: { hyperalign: { cachePrefix: true } } })),
    providerOptions: { hyperalign: { asked: { purpose: 'write', prompt: 'write-as@3' } } },
    abortSignal: new AbortController().signal,
  };

  expect(callKey('local:m', tagged)).toBe(callKey('local:m', call));
});

test.each([
  { what: 'another model', key: callKey('local:n', call) },
  { what: 'another seed', key: callKey('local:m', { ...call, seed: 2 }) },
  { what: 'another temperature', key: callKey('local:m', { ...call, temperature: 0.5 }) },
  { what: 'another word', key: callKey('local:m', { ...call, prompt: call.prompt.slice(0, 1) }) },
  { what: 'a schema', key: callKey('local:m', { ...call, responseFormat: { type: 'json', schema: {} } }) },
  { what: 'a bias', key: callKey('local:m', biasedBy(-0.5)) },
  {
    what: 'an option that the provider hears',
    key: callKey('local:m', { ...call, providerOptions: { hyperalign: { bias: 1 } } }),
  },
])('$what has another key', ({ key }) => {
  expect(key).not.toBe(callKey('local:m', call));
});

test('canonical JSON orders keys at every depth and keeps the order of lists', () => {
  expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: undefined })).toBe('{"b":[{"c":2,"d":1}]}');
});
