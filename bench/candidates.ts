import type { BenchOptions, BenchResult } from './bench-result.ts';
import { benchModel, median, openBenchModel, rounded, timeReply, writingPrompt } from './embedded-prompt.ts';

/** Long enough that every reply runs to the limit, so that one and four write equally much each. */
const tasks = [
  'Write a long e-mail to Kim: the tyre delivery moves from Thursday to Monday, and everything that has to be done in the shed until then, at least 200 words.',
  'Write a long e-mail to Lee about the last open evening: who came, what was mended and what was not, at least 200 words.',
  'Write a long e-mail to everybody: the roof leaks above the workbench, how it was found, and what each of them could bring or do, at least 200 words.',
];

/** Length of an e-mail of about 70 words. */
const replyTokens = 90;

/** Four candidates of one prompt together, against one cold write. Both read the whole prompt: each round opens a model of its own. */
export async function run(options: BenchOptions): Promise<BenchResult> {
  const rounds = options.quick ? 1 : tasks.length;
  const one: number[] = [];
  const four: number[] = [];
  let tokensRead = 0;
  let promptTokens = 0;
  let written = { one: 0, four: 0 };
  for (const task of tasks.slice(0, rounds)) {
    const alone = await draw(options, task, [options.seed]);
    const together = await draw(
      options,
      task,
      [0, 1, 2, 3].map((step) => options.seed + step),
    );
    one.push(alone.ms);
    four.push(together.ms);
    tokensRead = together.readTokens;
    promptTokens = together.promptTokens;
    written = { one: written.one + alone.writtenTokens, four: written.four + together.writtenTokens };
  }
  const ratios = four.map((ms, index) => ms / (one[index] ?? Number.NaN));
  return {
    name: 'candidates',
    figures: {
      model: benchModel(options.quick),
      ratio: rounded(median(ratios)),
      fourMs: rounded(median(four), 0),
      tokensRead,
      writtenTokens: written.four,
    },
    baseline: {
      ratioTarget: 2.2,
      oneMs: rounded(median(one), 0),
      promptTokens,
      writtenTokens: written.one,
    },
    n: rounds,
    seed: options.seed,
  };
}

async function draw(options: BenchOptions, task: string, seeds: readonly number[]) {
  const handle = await openBenchModel(options, { sequences: 4 });
  try {
    const start = performance.now();
    const replies = await Promise.all(
      seeds.map((seed) =>
        timeReply(handle, {
          prompt: writingPrompt(task, null),
          maxOutputTokens: replyTokens,
          temperature: 0.7,
          topP: 0.9,
          seed,
        }),
      ),
    );
    return {
      ms: performance.now() - start,
      readTokens: replies.reduce((sum, reply) => sum + reply.readTokens, 0),
      writtenTokens: replies.reduce((sum, reply) => sum + reply.writtenTokens, 0),
      promptTokens: replies[0]?.promptTokens ?? 0,
    };
  } finally {
    await handle.close();
  }
}
