import { expect, test } from 'vitest';
import { isSameFamily, modelFamilies } from './model-family.ts';

test.each([
  { id: 'local:qwen2.5-coder-1.5b', families: ['qwen'] },
  { id: 'local:/models/My-Qwen3-8B.Q4_K_M.gguf', families: ['qwen'] },
  { id: 'local:smollm2-135m', families: ['smollm'] },
  { id: 'openai:gpt-5-mini', families: ['openai'] },
  { id: 'openai:o3-mini', families: ['openai'] },
  { id: 'anthropic:claude-haiku-4-5', families: ['anthropic'] },
  { id: 'ollama:llama3.2:3b', families: ['llama'] },
  { id: 'ollama:mistral', families: ['mistral'] },
  { id: 'compatible:deepseek-ai/DeepSeek-R1-Distill-Qwen-7B', families: ['qwen', 'deepseek'] },
  { id: 'https://models.example.com/v1#house-model', families: ['house'] },
  { id: 'scripted:model', families: ['model'] },
])('$id is of $families', ({ id, families }) => {
  expect(modelFamilies(id)).toEqual(families);
});

test('two models are of one family when they share one: a distilled model is of its teacher’s and of its own', () => {
  expect(isSameFamily('local:qwen2.5-coder-1.5b', 'ollama:deepseek-r1-distill-qwen')).toBe(true);
  expect(isSameFamily('openai:gpt-5', 'https://models.example.com/v1#gpt-oss-20b')).toBe(true);
  expect(isSameFamily('openai:gpt-5', 'anthropic:claude-haiku-4-5')).toBe(false);
});
