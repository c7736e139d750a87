import type { LanguageModelV4Message } from '@ai-sdk/provider';
import { expect, test } from 'vitest';
import { prefixCacheOptions } from '../engine/prefix-cache-options.ts';
import { placeGuidance } from './place-guidance.ts';

const mark = { anthropic: { cacheControl: { type: 'ephemeral' } } };
const guidance = {
  system: 'Write as Nell.',
  turns: [{ request: 'Ask Sam for the key.', text: 'Sam, the key please.' }],
};
const onlyTold = { ...guidance, turns: [] };
const onlyShown = { ...guidance, system: '' };

const system = (content: string, more: object = {}): LanguageModelV4Message => ({ role: 'system', content, ...more });
const user = (text: string): LanguageModelV4Message => ({ role: 'user', content: [{ type: 'text', text }] });
const assistant = (text: string, more: object = {}): LanguageModelV4Message => ({
  role: 'assistant',
  content: [{ type: 'text', text }],
  ...more,
});
const shown = [user('Ask Sam for the key.'), assistant('Sam, the key please.', { providerOptions: mark })];

test.each([
  {
    name: 'makes a system message where there is none',
    prompt: [user('Hello')],
    given: guidance,
    placed: [system('Write as Nell.'), ...shown, user('Hello')],
  },
  {
    name: 'ends the one system message there is',
    prompt: [system('You are a clerk.'), user('Hello')],
    given: guidance,
    placed: [system('You are a clerk.\n\nWrite as Nell.'), ...shown, user('Hello')],
  },
  {
    name: 'ends the last of several, and leaves those within the conversation where they are',
    prompt: [system('First.'), system('Second.'), user('Hello'), system('Third.'), user('Go on')],
    given: guidance,
    placed: [
      system('First.'),
      system('Second.\n\nWrite as Nell.'),
      ...shown,
      user('Hello'),
      system('Third.'),
      user('Go on'),
    ],
  },
  {
    name: 'marks the system message where no sample is shown, but not over what the caller says to that provider',
    prompt: [
      system('You are a clerk.', {
        providerOptions: { openai: { a: 1 }, anthropic: { b: 2, cache_control: { type: 'ephemeral', ttl: '1h' } } },
      }),
      user('Hello'),
    ],
    given: onlyTold,
    placed: [
      system('You are a clerk.\n\nWrite as Nell.', {
        providerOptions: { openai: { a: 1 }, anthropic: { b: 2, cache_control: { type: 'ephemeral', ttl: '1h' } } },
      }),
      user('Hello'),
    ],
  },
  {
    name: 'keeps the options of a system message that is not marked',
    prompt: [system('You are a clerk.', { providerOptions: { openai: { a: 1 } } }), user('Hello')],
    given: guidance,
    placed: [
      system('You are a clerk.\n\nWrite as Nell.', { providerOptions: { openai: { a: 1 } } }),
      ...shown,
      user('Hello'),
    ],
  },
  {
    name: 'shows samples without a word in the system message',
    prompt: [user('Hello')],
    given: onlyShown,
    placed: [...shown, user('Hello')],
  },
  {
    name: 'takes a prompt that is nothing but a system message',
    prompt: [system('You are a clerk.')],
    given: onlyTold,
    placed: [system('You are a clerk.\n\nWrite as Nell.', { providerOptions: mark })],
  },
])('$name', ({ prompt, given, placed }) => {
  const before = structuredClone(prompt);

  expect(placeGuidance(prompt, { guidance: given, mark })).toEqual(placed);
  expect(prompt).toEqual(before);
});

test('marks for the embedded model only where an owner is known whom forget reaches', () => {
  const [marked, unmarked] = ['9f3a', null].map((owner) =>
    placeGuidance([user('Hello')], { guidance: onlyTold, mark: prefixCacheOptions(owner) }),
  );

  expect(marked?.[0]?.providerOptions).toEqual({ hyperalign: { cachePrefix: true, owner: '9f3a' }, ...mark });
  expect(unmarked?.[0]?.providerOptions).toEqual(mark);
});

test('without a mark no message gets options', () => {
  const placed = placeGuidance([user('Hello')], { guidance, mark: {} });

  expect(placed.filter((message) => 'providerOptions' in message)).toEqual([]);
});
