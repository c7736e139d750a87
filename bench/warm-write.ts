import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchOptions, BenchResult } from './bench-result.ts';
import {
  benchModel,
  median,
  openBenchModel,
  rounded,
  type TimedReply,
  timeReply,
  writingPrompt,
} from './embedded-prompt.ts';

const task = 'Write to Kim that the tyre delivery moves from Thursday to Monday and ask her for the key of the shed.';

/**
 * Time to the first token of a write whose guidance lies on the disk as saved state, against the same write that reads it.
 * Every write is the first of a model opened for it, as with the command line; opening is not part of the time.
 */
export async function run(options: BenchOptions): Promise<BenchResult> {
  const pairs = options.quick ? 1 : 3;
  const cold: TimedReply[] = [];
  const warm: TimedReply[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const stateFolder = await mkdtemp(join(tmpdir(), 'hyperalign-bench-'));
    try {
      cold.push(await firstReply(options, stateFolder));
      warm.push(await firstReply(options, stateFolder));
    } finally {
      await rm(stateFolder, { recursive: true, force: true });
    }
  }
  const [coldMs, warmMs] = [cold, warm].map((replies) => median(replies.map(({ firstTokenMs }) => firstTokenMs))) as [
    number,
    number,
  ];
  return {
    name: 'warm-write',
    figures: {
      model: benchModel(options.quick),
      ratio: rounded(warmMs / coldMs, 3),
      warmFirstTokenMs: rounded(warmMs, 0),
      tokensReadWarm: warm[0]?.readTokens ?? null,
    },
    baseline: {
      ratioTarget: 0.25,
      coldFirstTokenMs: rounded(coldMs, 0),
      tokensReadCold: cold[0]?.readTokens ?? null,
    },
    n: pairs,
    seed: options.seed,
  };
}

async function firstReply(options: BenchOptions, stateFolder: string): Promise<TimedReply> {
  const handle = await openBenchModel(options, { stateFolder });
  try {
    return await timeReply(handle, {
      prompt: writingPrompt(task, 'bench'),
      maxOutputTokens: 1,
      temperature: 0.4,
      topP: 0.9,
      seed: options.seed,
    });
  } finally {
    await handle.close();
  }
}
