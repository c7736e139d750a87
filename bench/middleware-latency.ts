import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { MockLanguageModelV4 } from 'ai/test';
import { personalize } from '../src/ai-sdk.ts';
import { quantile } from '../src/core/statistics/quantile.ts';
import type { GuidanceOptions, Hyperalign } from '../src/hyperalign.ts';

export interface Times {
  readonly p50: number;
  readonly p99: number;
}

export interface MiddlewareTimes {
  /** Milliseconds of a call through the personalised model over the same call to the bare one, pair by pair. */
  readonly added: Times;
  readonly bare: Times;
}

const register = 'email';

/** Calls the bare model and the personalised one in turn, each time as somebody else. */
export async function timeMiddleware(hyperalign: Hyperalign, people: readonly string[]): Promise<MiddlewareTimes> {
  const inner = mockModel();
  const personalised = personalize(inner, { hyperalign, register });
  const pairs: { readonly added: number; readonly bare: number }[] = [];
  for (const [at, person] of people.entries()) {
    const asNobody = () => inner.doGenerate(callAs(null));
    const asPerson = () => personalised.doGenerate(callAs(person));
    // In turn which is first, so that neither always finds the caches as the other left them.
    const order = at % 2 === 0 ? [asNobody, asPerson] : [asPerson, asNobody];
    const took = new Map<unknown, number>();
    for (const ask of order) took.set(ask, await millisecondsOf(ask));
    const bare = took.get(asNobody) ?? 0;
    pairs.push({ bare, added: (took.get(asPerson) ?? 0) - bare });
    inner.doGenerateCalls.length = 0;
  }
  return { added: timesOf(pairs.map(({ added }) => added)), bare: timesOf(pairs.map(({ bare }) => bare)) };
}

/** Milliseconds of `guidance()` for each person; with another limit of tokens than was ever asked for, it has to be compiled and kept. */
export async function timeGuidance(
  hyperalign: Hyperalign,
  people: readonly string[],
  limits: Pick<GuidanceOptions, 'guidanceTokens'> = {},
): Promise<Times> {
  const times: number[] = [];
  for (const person of people)
    times.push(await millisecondsOf(() => hyperalign.guidance({ person, register, ...limits })));
  return timesOf(times);
}

/** Milliseconds until somebody unknown is told to be so. */
export async function timeUnknown(hyperalign: Hyperalign, calls: number): Promise<Times> {
  const model = personalize(mockModel(), { hyperalign, register, onUnknownPerson: 'pass-through' });
  const times: number[] = [];
  for (let at = 0; at < calls; at += 1)
    times.push(await millisecondsOf(() => model.doGenerate(callAs(`nobody-${at}`))));
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

async function millisecondsOf(work: () => PromiseLike<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function timesOf(values: readonly number[]): Times {
  const ascending = values.toSorted((a, b) => a - b);
  return { p50: quantile(ascending, 0.5), p99: quantile(ascending, 0.99) };
}
