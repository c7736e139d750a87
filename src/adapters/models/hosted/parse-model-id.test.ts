import { expect, test } from 'vitest';
import { HyperalignError } from '../../../errors.ts';
import { parseModelId } from './parse-model-id.ts';

test.each([
  { text: 'none', id: { provider: 'none', id: 'none' } },
  { text: 'openai:gpt-5-mini', id: { provider: 'openai', id: 'openai:gpt-5-mini', name: 'gpt-5-mini' } },
  {
    text: ' anthropic:claude-haiku-4-5 ',
    id: { provider: 'anthropic', id: 'anthropic:claude-haiku-4-5', name: 'claude-haiku-4-5' },
  },
  { text: 'ollama:llama3.2:3b', id: { provider: 'ollama', id: 'ollama:llama3.2:3b', name: 'llama3.2:3b' } },
  { text: 'ollama:hf.co/a/b.gguf', id: { provider: 'ollama', id: 'ollama:hf.co/a/b.gguf', name: 'hf.co/a/b.gguf' } },
  {
    text: 'compatible:mistral/large',
    id: { provider: 'compatible', id: 'compatible:mistral/large', name: 'mistral/large', baseUrl: null },
  },
  {
    text: 'http://localhost:8000/v1/#qwen/qwen3-8b',
    id: {
      provider: 'compatible',
      id: 'http://localhost:8000/v1/#qwen/qwen3-8b',
      name: 'qwen/qwen3-8b',
      baseUrl: 'http://localhost:8000/v1',
    },
  },
  {
    text: 'compatible:https://models.example.com/v1#m',
    id: {
      provider: 'compatible',
      id: 'compatible:https://models.example.com/v1#m',
      name: 'm',
      baseUrl: 'https://models.example.com/v1',
    },
  },
  {
    text: 'http://h/v1#50%-off',
    id: { provider: 'compatible', id: 'http://h/v1#50%-off', name: '50%-off', baseUrl: 'http://h/v1' },
  },
  { text: 'local:smollm2-135m', id: { provider: 'local', id: 'local:smollm2-135m', name: 'smollm2-135m' } },
  { text: 'smollm2-135m', id: { provider: 'local', id: 'local:smollm2-135m', name: 'smollm2-135m' } },
  { text: 'qwen2.5-coder-1.5b', id: { provider: 'local', id: 'local:qwen2.5-coder-1.5b', name: 'qwen2.5-coder-1.5b' } },
  { text: './my models/x.GGUF', id: { provider: 'local', id: 'local:./my models/x.GGUF', name: './my models/x.GGUF' } },
  { text: 'C:\\models\\x.gguf', id: { provider: 'local', id: 'local:C:\\models\\x.gguf', name: 'C:\\models\\x.gguf' } },
])('$text is understood', ({ text, id }) => {
  expect(parseModelId(text)).toEqual(id);
});

test.each([
  { text: '', says: 'No model is named' },
  { text: 'local:', says: 'No model is named' },
  { text: 'openai:', says: 'names no model after the colon' },
  { text: 'compatible:', says: 'names no model after the colon' },
  { text: 'gemini:pro', says: 'There is no model provider "gemini"' },
  { text: 'two words', says: 'is no model name' },
  { text: 'https://models.example.com/v1', says: 'the part after # is missing' },
  { text: 'https://models.example.com/v1#', says: 'the part after # is missing' },
  { text: 'https://', says: 'the part after # is missing' },
])('"$text" is refused with the list of what there is', ({ text, says }) => {
  const error = errorOf(text);

  expect(error.code).toBe('invalid_input');
  expect(error.message).toContain(says);
  expect(error.message).toContain('openai:NAME, anthropic:NAME, ollama:NAME, compatible:NAME');
});

test.each(['https://ada:hunter2@models.example.com/v1#m', 'https://models.example.com/v1?key=hunter2#m'])(
  'a secret in an address is refused and not repeated (%#)',
  (text) => {
    const error = errorOf(text);

    expect(error.code).toBe('invalid_input');
    expect(`${error.message} ${JSON.stringify(error.details)}`).not.toContain('hunter2');
  },
);

function errorOf(text: string): HyperalignError {
  try {
    parseModelId(text);
  } catch (error) {
    if (error instanceof HyperalignError) return error;
  }
  throw new Error(`expected "${text}" to be refused`);
}
