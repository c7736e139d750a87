import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { MockLanguageModelV4 } from 'ai/test';
import { personalize } from '../src/ai-sdk.ts';
import { quantile } from '../src/core/statistics/quantile.ts';
import type { GuidanceOptions, Hyperalign } from '../src/hyperalign.ts';

/** Milliseconds on the clock, and of the thread alone. */
export interface Times {
  readonly p50: number;
  readonly p99: number;
  readonly cpuP50: number;
  readonly cpuP99: number;
}

export interface MiddlewareTimes {
  /** Of a call through the personalised model over the same call to the bare one, pair by pair. */
  readonly added: Times;
  readonly bare: Times;
}

const register = 'email';

/** Calls the bare model and the personalised one in turn, each time as somebody else. */
export async function timeMiddleware(hyperalign: Hyperalign, people: readonly string[]): Promise<MiddlewareTimes> {
  const inner = mockModel();
  const personalised = personalize(inner, { hyperalign, register });
  const added: Took[] = [];
  const bare: Took[] = [];
  for (const person of people) {
    const asNobody = await timeOf(() => inner.doGenerate(callAs(null)));
    const asPerson = await timeOf(() => personalised.doGenerate(callAs(person)));
    added.push({ wall: asPerson.wall - asNobody.wall, cpu: asPerson.cpu - asNobody.cpu });
    bare.push(asNobody);
    inner.doGenerateCalls.length = 0;
  }
  return { added: timesOf(added), bare: timesOf(bare) };
}

/** `guidance()` for each person; with another limit of tokens than was ever asked for, it has to be compiled and kept. */
export async function timeGuidance(
  hyperalign: Hyperalign,
  people: readonly string[],
  limits: Pick<GuidanceOptions, 'guidanceTokens'> = {},
): Promise<Times> {
  const times: Took[] = [];
  for (const person of people) times.push(await timeOf(() => hyperalign.guidance({ person, register, ...limits })));
  return timesOf(times);
}

/** Until somebody unknown is told to be so. */
export async function timeUnknown(hyperalign: Hyperalign, calls: number): Promise<Times> {
  const model = personalize(mockModel(), { hyperalign, register, onUnknownPerson: 'pass-through' });
  const times: Took[] = [];
  for (let at = 0; at < calls; at += 1) times.push(await timeOf(() => model.doGenerate(callAs(`nobody-${at}`))));
  return timesOf(times);
}

function mockModel(): MockLanguageModelV4 {
  return new MockLanguageModelV4({
    doGenerate: async () => ({
      content: [{ type: 'text', text: 'Hi Sam, monday works.' }],
      finishReason: { unified: 'stop', raw: undefined },
      usage: {
        inputTokens: { total: 10, noCache: 10, cacheRead: 0, cacheWrite: 0 },
        outputTokens: { total: 5, text: 5, reasoning: 0 },
      },
      warnings: [],
    }),
  });
}

function callAs(person: string | null): LanguageModelV4CallOptions {
  return {
    prompt: [
      { role: 'system', content: 'You answer mail.' },
      { role: 'user', content: [{ type: 'text', text: 'Say that Monday works.' }] },
    ],
    ...(person === null ? {} : { providerOptions: { hyperalign: { person } } }),
  };
}

/** Milliseconds on the clock, and of them what this thread computed: the rest is other work of the machine, and waiting for the disk. */
interface Took {
  readonly wall: number;
  readonly cpu: number;
}

async function timeOf(work: () => PromiseLike<unknown>): Promise<Took> {
  const computed = process.threadCpuUsage();
  const started = performance.now();
  await work();
  const wall = performance.now() - started;
  const { user, system } = process.threadCpuUsage(computed);
  return { wall, cpu: (user + system) / 1000 };
}

function timesOf(all: readonly Took[]): Times {
  const [wall, cpu] = [all.map((one) => one.wall), all.map((one) => one.cpu)].map((values) =>
    values.toSorted((a, b) => a - b),
  ) as [number[], number[]];
  return {
    p50: quantile(wall, 0.5),
    p99: quantile(wall, 0.99),
    cpuP50: quantile(cpu, 0.5),
    cpuP99: quantile(cpu, 0.99),
  };
}
