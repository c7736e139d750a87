import { createRandom } from '../src/core/numerics/index.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';
import { rounded } from './embedded-prompt.ts';
import { openManyPeople } from './many-people-store.ts';
import { type Times, timeGuidance, timeMiddleware, timeUnknown } from './middleware-latency.ts';

/**
 * What the AI SDK door adds to a call of a model that answers at once, and what of it is finding guidance, on a file of many people. In process, one call at a
 * time, each as a person drawn anew.
 */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const count = quick ? 1000 : 100_000;
  const calls = quick ? 300 : 5000;
  const firstCalls = quick ? 50 : 500;
  const random = createRandom(seed);
  const many = await openManyPeople(count);
  const drawn = (draws: number) => Array.from({ length: draws }, () => many.nameOf(random.integer(count)));
  try {
    // While the code is still being compiled nothing is measured.
    const { added: warming } = await timeMiddleware(many.client, drawn(calls / 5), { idleMs: 0 });
    const { added, bare, idle } = await timeMiddleware(many.client, drawn(calls), { idleMs: warming.p50 });
    const kept = await timeGuidance(many.client, drawn(calls));
    const unread = [...new Set(drawn(firstCalls))];
    const before = process.cpuUsage();
    const compiled = await timeGuidance(many.client, unread, { guidanceTokens: 1000 });
    const { user, system } = process.cpuUsage(before);
    const unknown = await timeUnknown(many.client, quick ? 20 : 100);
    return {
      name: 'middleware',
      figures: {
        people: count,
        ...figuresOf('added', added),
        ...figuresOf('guidanceKept', kept),
        ...figuresOf('guidanceCompiled', compiled),
        guidanceCompiledCpuMs: rounded((user + system) / 1000 / unread.length, 1),
        ...figuresOf('unknownPerson', unknown),
      },
      baseline: {
        ...figuresOf('bare', bare),
        ...figuresOf('sameTimeOfNothing', idle),
        addedP50MsTarget: 0.8,
        addedP99MsTarget: 5,
        guidanceKeptP99MsTarget: 5,
      },
      n: calls,
      seed,
    };
  } finally {
    await many.close();
  }
}

function figuresOf(name: string, times: Times): Readonly<Record<string, number | null>> {
  const { p50, p99, undisturbedP99, undisturbedShare } = times;
  return {
    [`${name}P50Ms`]: rounded(p50, 3),
    [`${name}P99Ms`]: rounded(p99, 3),
    [`${name}UndisturbedP99Ms`]: undisturbedP99 === null ? null : rounded(undisturbedP99, 3),
    [`${name}UndisturbedShare`]: rounded(undisturbedShare, 3),
  };
}
