import { createRandom } from '../src/core/numerics/index.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';
import { benchModel, openBenchModel, rounded, timeReply } from './embedded-prompt.ts';

const tokens = 48;
const things = [
  ...['bicycle', 'kettle', 'ladder', 'saddle', 'lantern', 'anchor', 'bucket', 'trailer'],
  ...['hammer', 'compass', 'blanket', 'whistle', 'jumper', 'paddle', 'basket', 'stove'],
];

/** Tokens a second that the embedded model writes for so many different calls at once, against one: what `--parallel` of an evaluation is worth. */
export async function run(options: BenchOptions): Promise<BenchResult> {
  const speeds = new Map<number, number>();
  for (const calls of options.quick ? [1, 4] : [1, 2, 4, 8, 12, 16]) {
    const handle = await openBenchModel(options, { sequences: calls });
    const write = (maxOutputTokens: number, subjects: readonly string[]) =>
      Promise.all(
        subjects.map((thing) => {
          const text = `Tell a long story about a ${thing} that is repaired again and again. Do not stop before it has had ten owners.`;
          return timeReply(handle, { prompt: [{ role: 'user', content: [{ type: 'text', text }] }], maxOutputTokens });
        }),
      );
    try {
      // Reads the prompts, so that the second round writes only: in another order, as calls of a run come.
      const subjects = things.slice(0, calls);
      await write(2, subjects);
      const start = performance.now();
      const replies = await write(tokens, createRandom(options.seed).shuffle(subjects));
      const written = replies.reduce((sum, { writtenTokens }) => sum + writtenTokens, 0);
      speeds.set(calls, (1000 * written) / (performance.now() - start));
    } finally {
      await handle.close();
    }
  }
  const alone = speeds.get(1) ?? Number.NaN;
  return {
    name: 'calls-together',
    figures: {
      model: benchModel(options.quick),
      ...Object.fromEntries([...speeds].map(([calls, speed]) => [`tokensPerSecond${calls}`, rounded(speed, 1)])),
      ratio: rounded(Math.max(...speeds.values()) / alone, 2),
    },
    baseline: { tokensPerSecond: rounded(alone, 1) },
    n: speeds.size,
    seed: options.seed,
  };
}
