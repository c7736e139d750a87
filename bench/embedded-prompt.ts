import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LanguageModelV4CallOptions, LanguageModelV4Prompt } from '@ai-sdk/provider';
import { parseModelReference } from '../src/adapters/models/embedded/index.ts';
import { type EmbeddedModelHandle, loadEmbeddedModel } from '../src/adapters/models/embedded/load-embedded-model.ts';
import { loadRuntime } from '../src/adapters/models/embedded/load-runtime.ts';
import { requireWeights } from '../src/adapters/models/embedded/weights-state.ts';
import { loadConfig } from '../src/config.ts';
import type { BenchOptions } from './bench-result.ts';

/** The default model, or with `quick` the tiny one, opened with states in a folder of the bench's own. */
export async function openBenchModel(
  { quick }: BenchOptions,
  options: { readonly stateFolder?: string; readonly sequences?: number } = {},
): Promise<EmbeddedModelHandle> {
  const { home, threads } = loadConfig();
  const { path, sha256 } = await requireWeights(home, parseModelReference(home, benchModel(quick)));
  return loadEmbeddedModel({
    id: `local:${benchModel(quick)}`,
    weightsPath: path,
    weightsSha256: sha256,
    runtime: await loadRuntime(home),
    stateFolder: options.stateFolder ?? join(tmpdir(), 'hyperalign-bench-no-states'),
    sequences: options.sequences ?? 1,
    contextTokens: 2048,
    ...(threads === null ? {} : { threads }),
  });
}

export function benchModel(quick: boolean): string {
  return quick ? 'smollm2-135m' : 'qwen2.5-coder-1.5b';
}

/** What a write with own samples sends: e-mails of a fictional person as earlier turns, about 900 tokens, then the task. */
export function writingPrompt(task: string, owner: string | null): LanguageModelV4Prompt {
  const folder = new URL('../demo/people/june/', import.meta.url);
  const mails: string[] = [];
  for (const name of readdirSync(folder).toSorted()) {
    const mail = readFileSync(new URL(name, folder), 'utf8')
      .split(/\r?\n\r?\n/)
      .slice(1)
      .join('\n\n')
      .trim();
    const characters = mails.reduce((sum, { length }) => sum + length, mail.length);
    if (name.endsWith('.eml') && !mail.includes('Content-Type') && characters <= sampleCharacters) mails.push(mail);
  }
  return [
    {
      role: 'system',
      content: 'You are a person writing your own e-mails. Output only the text of the e-mail, without a subject line.',
    },
    ...mails.flatMap(
      (mail, index): LanguageModelV4Prompt => [
        {
          role: 'user',
          content: [
            {
              type: 'text',
              text: `Write the e-mail number ${index + 1} to the people of the bike shed about what happened this week.`,
            },
          ],
        },
        {
          role: 'assistant',
          content: [{ type: 'text', text: mail }],
          ...(owner !== null && index === mails.length - 1
            ? { providerOptions: { hyperalign: { cachePrefix: true, owner } } }
            : {}),
        },
      ],
    ),
    { role: 'user', content: [{ type: 'text', text: task }] },
  ];
}

/** About 700 tokens. */
const sampleCharacters = 2600;

export interface TimedReply {
  readonly firstTokenMs: number;
  readonly totalMs: number;
  readonly promptTokens: number;
  readonly readTokens: number;
  readonly writtenTokens: number;
}

/** One streamed reply with its times. */
export async function timeReply(handle: EmbeddedModelHandle, options: LanguageModelV4CallOptions): Promise<TimedReply> {
  const start = performance.now();
  const { stream } = await handle.model.doStream(options);
  let firstTokenMs = Number.NaN;
  for await (const part of stream) {
    if (part.type === 'text-delta' && Number.isNaN(firstTokenMs)) firstTokenMs = performance.now() - start;
    if (part.type !== 'finish') continue;
    const { inputTokens, outputTokens } = part.usage;
    return {
      firstTokenMs,
      totalMs: performance.now() - start,
      promptTokens: inputTokens.total ?? Number.NaN,
      readTokens: inputTokens.noCache ?? Number.NaN,
      writtenTokens: outputTokens.total ?? Number.NaN,
    };
  }
  throw new Error('the reply had no end');
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}

export function rounded(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
