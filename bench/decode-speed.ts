import { parseModelReference } from '../src/adapters/models/embedded/index.ts';
import type { LlamaModule, LlamaSequence, Token } from '../src/adapters/models/embedded/llama-runtime.ts';
import { loadRuntime } from '../src/adapters/models/embedded/load-runtime.ts';
import { openLlama } from '../src/adapters/models/embedded/open-llama.ts';
import { defaultThreads } from '../src/adapters/models/embedded/thread-count.ts';
import { loadConfig } from '../src/config.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';
import { benchModel, median, openBenchModel, rounded, timeReply } from './embedded-prompt.ts';

/** What of node-llama-cpp the baseline uses and the product does not. */
interface CompletionModule extends LlamaModule {
  readonly LlamaCompletion: new (options: {
    readonly contextSequence: LlamaSequence;
  }) => {
    generateCompletion(
      input: readonly Token[],
      options: { readonly maxTokens: number; readonly temperature: number; readonly onToken: () => void },
    ): Promise<string>;
    dispose(): void;
  };
}

const task =
  'Tell a long story about a bicycle that is repaired again and again. Do not stop before it has had ten owners.';

/** Tokens a second while writing, through our model interface and through node-llama-cpp's own completion on the same prompt, in turns. */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const pairs = quick ? 2 : 7;
  const tokens = quick ? 24 : 40;
  const library = await openLibrary(quick);
  const handle = await openBenchModel({ seed, quick });
  const ours: number[] = [];
  const theirs: number[] = [];
  try {
    // The first of each reads the prompt and warms the caches of both.
    await timeReply(handle, {
      prompt: [{ role: 'user', content: [{ type: 'text', text: task }] }],
      maxOutputTokens: 2,
    });
    await library.speed(2);
    for (let pair = 0; pair < pairs; pair += 1) {
      const reply = await timeReply(handle, {
        prompt: [{ role: 'user', content: [{ type: 'text', text: task }] }],
        maxOutputTokens: tokens,
      });
      ours.push((1000 * (reply.writtenTokens - 1)) / (reply.totalMs - reply.firstTokenMs));
      theirs.push(await library.speed(tokens));
    }
  } finally {
    await handle.close();
    await library.close();
  }
  return {
    name: 'decode-speed',
    figures: {
      model: benchModel(quick),
      ratio: rounded(median(ours) / median(theirs), 3),
      tokensPerSecond: rounded(median(ours), 1),
    },
    baseline: { ratioTarget: 0.9, tokensPerSecond: rounded(median(theirs), 1) },
    n: pairs,
    seed,
  };
}

async function openLibrary(quick: boolean) {
  const { home, threads } = loadConfig();
  const runtime = await loadRuntime(home);
  const { path } = parseModelReference(home, benchModel(quick));
  const opened = await openLlama({
    id: 'library',
    weightsPath: path,
    runtime,
    threads: threads ?? defaultThreads(),
    contextTokens: 2048,
    sequences: 1,
  });
  const { model, sequences } = opened;
  const [sequence] = sequences;
  if (sequence === undefined) throw new Error('no sequence');
  // `LlamaCompletion` is not among what the product declares of the module.
  const { LlamaCompletion } = runtime.module as CompletionModule;
  const completion = new LlamaCompletion({ contextSequence: sequence });
  const input = model.tokenize(`<|im_start|>user\n${task}<|im_end|>\n<|im_start|>assistant\n`, true);
  return {
    speed: async (maxTokens: number): Promise<number> => {
      const at: number[] = [];
      await completion.generateCompletion(input, {
        maxTokens,
        temperature: 0,
        onToken: () => at.push(performance.now()),
      });
      return (1000 * (at.length - 1)) / ((at.at(-1) ?? Number.NaN) - (at[0] ?? Number.NaN));
    },
    close: async () => {
      completion.dispose();
      await opened.close();
    },
  };
}
