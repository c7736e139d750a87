import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { MockLanguageModelV4 } from 'ai/test';
import { personalize } from '../src/ai-sdk.ts';
import { quantile } from '../src/core/statistics/quantile.ts';
import type { GuidanceOptions, Hyperalign } from '../src/hyperalign.ts';

/** Milliseconds on the clock. */
export interface Times {
  readonly p50: number;
  readonly p99: number;
  /** Of the calls during which the system did not take the processor away, and what share of all they are. Null: too few of them. */
  readonly undisturbedP99: number | null;
  readonly undisturbedShare: number;
}

export interface MiddlewareTimes {
  /** Of a call through the personalised model over the same call to the bare one, pair by pair. */
  readonly added: Times;
  readonly bare: Times;
  /** Of computing nothing for as long as the personalised call usually takes: what else the machine does hits both alike. */
  readonly idle: Times;
}

/** Of so many calls one in a hundred can be told. */
const fewest = 100;
const register = 'email';

/** Calls the bare model and the personalised one in turn, each time as somebody else, and computes nothing for `idleMs` after each. */
export async function timeMiddleware(
  hyperalign: Hyperalign,
  people: readonly string[],
  { idleMs }: { readonly idleMs: number },
): Promise<MiddlewareTimes> {
  const inner = mockModel();
  const personalised = personalize(inner, { hyperalign, register });
  const [added, bare, idle] = [openWatch(), openWatch(), openWatch()];
  for (const person of people) {
    const alone = await bare.time(() => inner.doGenerate(callAs(null)));
    await added.time(() => personalised.doGenerate(callAs(person)), alone);
    await idle.time(async () => computeNothing(idleMs));
    inner.doGenerateCalls.length = 0;
  }
  return { added: added.times(), bare: bare.times(), idle: idle.times() };
}

/** `guidance()` for each person; with another limit of tokens than was ever asked for, it has to be compiled and kept. */
export async function timeGuidance(
  hyperalign: Hyperalign,
  people: readonly string[],
  limits: Pick<GuidanceOptions, 'guidanceTokens'> = {},
): Promise<Times> {
  const watch = openWatch();
  for (const person of people) await watch.time(() => hyperalign.guidance({ person, register, ...limits }));
  return watch.times();
}

/** A call as somebody unknown, which the model gets without guidance. */
export async function timeUnknown(hyperalign: Hyperalign, calls: number): Promise<Times> {
  const model = personalize(mockModel(), { hyperalign, register, onUnknownPerson: 'pass-through' });
  const watch = openWatch();
  for (let at = 0; at < calls; at += 1) await watch.time(() => model.doGenerate(callAs(`nobody-${at}`)));
  return watch.times();
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

function computeNothing(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

function openWatch() {
  const walls: number[] = [];
  const undisturbed: number[] = [];
  return {
    /** Notes how long the work took beyond `without` milliseconds, and gives how long it took. */
    time: async (work: () => PromiseLike<unknown>, without = 0): Promise<number> => {
      const switches = process.resourceUsage().involuntaryContextSwitches;
      const started = performance.now();
      await work();
      const wall = performance.now() - started;
      walls.push(wall - without);
      if (process.resourceUsage().involuntaryContextSwitches === switches) undisturbed.push(wall - without);
      return wall;
    },
    times: (): Times => {
      const [all, quiet] = [walls, undisturbed].map((one) => one.toSorted((a, b) => a - b)) as [number[], number[]];
      return {
        p50: quantile(all, 0.5),
        p99: quantile(all, 0.99),
        undisturbedP99: quiet.length < fewest ? null : quantile(quiet, 0.99),
        undisturbedShare: quiet.length / all.length,
      };
    },
  };
}
