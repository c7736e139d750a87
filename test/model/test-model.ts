import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LanguageModelV4Message, LanguageModelV4Prompt, LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { parseModelReference } from '../../src/adapters/models/embedded/index.ts';
import {
  type EmbeddedModelHandle,
  type LoadEmbeddedModelOptions,
  loadEmbeddedModel,
} from '../../src/adapters/models/embedded/load-embedded-model.ts';
import { loadRuntime } from '../../src/adapters/models/embedded/load-runtime.ts';
import { requireWeights } from '../../src/adapters/models/embedded/weights-state.ts';
import { loadConfig } from '../../src/config.ts';

export const testModel = 'smollm2-135m';

/** Opens the tiny model with one thread and a state folder of its own. */
export async function openTestModel(options: Partial<LoadEmbeddedModelOptions> = {}): Promise<EmbeddedModelHandle> {
  const { home } = loadConfig();
  const { path, sha256 } = await requireWeights(home, parseModelReference(home, testModel));
  return loadEmbeddedModel({
    id: `local:${testModel}`,
    weightsPath: path,
    weightsSha256: sha256,
    runtime: await loadRuntime(home),
    stateFolder: join(tmpdir(), 'hyperalign-no-states'),
    threads: 1,
    contextTokens: 1024,
    sequences: 1,
    ...options,
  });
}

export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'hyperalign-model-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export function user(text: string): LanguageModelV4Message {
  return { role: 'user', content: [{ type: 'text', text }] };
}

export function assistant(text: string): LanguageModelV4Message {
  return { role: 'assistant', content: [{ type: 'text', text }] };
}

/** About 30 tokens a line, no two alike. */
export function longText(lines: number): string {
  const months = ['January', 'February', 'March', 'April', 'May', 'June'];
  return Array.from(
    { length: lines },
    (_, index) =>
      `On ${index + 1} ${months[index % 6]} the gardener moved ${index + 3} roses from the north wall to the yard, because the ground there was dry.`,
  ).join('\n');
}

/** A prompt whose first two messages are kept as saved state for an owner. */
export function keptPrompt(owner: string, task: string, lines = 4): LanguageModelV4Prompt {
  return [
    { role: 'system', content: 'You write short e-mails.' },
    { ...user(longText(lines)), providerOptions: { hyperalign: { cachePrefix: true, owner } } },
    user(task),
  ];
}

export interface Answer {
  readonly text: string;
  readonly finish: string;
  readonly total: number;
  readonly reused: number;
  readonly written: number;
  readonly loaded: number;
  readonly saved: number;
}

export async function ask(
  handle: EmbeddedModelHandle,
  options: Parameters<EmbeddedModelHandle['model']['doGenerate']>[0],
): Promise<Answer> {
  const { content, finishReason, usage, providerMetadata } = await handle.model.doGenerate(options);
  const states = providerMetadata?.['hyperalign'];
  return {
    text: content.map((part) => (part.type === 'text' ? part.text : '')).join(''),
    finish: `${finishReason.unified}/${finishReason.raw}`,
    total: usage.inputTokens.total ?? Number.NaN,
    reused: usage.inputTokens.cacheRead ?? Number.NaN,
    written: usage.outputTokens.total ?? Number.NaN,
    loaded: Number(states?.['loaded']),
    saved: Number(states?.['saved']),
  };
}

export async function partsOf(
  stream: ReadableStream<LanguageModelV4StreamPart>,
): Promise<readonly LanguageModelV4StreamPart[]> {
  return Array.fromAsync(stream);
}

export function deltasOf(parts: readonly LanguageModelV4StreamPart[]): string {
  return parts.map((part) => (part.type === 'text-delta' ? part.delta : '')).join('');
}
