import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { hideNames } from '../src/engine/hide-names.ts';
import { measureSamples } from '../src/engine/measure-person.ts';
import { sampleBy } from '../src/testing/index.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';
import { generatedSamples } from './generated-samples.ts';
import { openBenchClient } from './learn-many.ts';

const wordsPerSample = 300;
const samplesOfPerson = 20;

/** CPU time of a profile from 20 samples of 300 words, of one text more to propose from, one more to try on and one less, without a model; memory and time of learning thousands. */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const rounds = quick ? 5 : 21;
  const warmRounds = quick ? 2 : 20;
  const learning: number[] = [];
  const adding: number[] = [];
  const addingToTry: number[] = [];
  const removing: number[] = [];
  const hiding: number[] = [];
  for (let round = 0; round < warmRounds + rounds; round += 1) {
    const [last = '', toTry = '', ...texts] = generatedSamples(samplesOfPerson + 2, {
      seed: seed + round,
      length: wordsPerSample,
    });
    const client = openBenchClient();
    const person = 'ada';
    const textsOf = (given: readonly string[]) => given.map((text) => ({ text, register: 'email' }));
    learning.push(await cpuOf(() => client.learn({ person, texts: textsOf(texts) })));
    const before = new Set((await client.profile(person).samples()).map(({ id }) => id));
    adding.push(await cpuOf(() => client.learn({ person, texts: textsOf([last]) })));
    const added = (await client.profile(person).samples()).find(({ id }) => !before.has(id));
    addingToTry.push(await cpuOf(() => client.learn({ person, texts: textsOf([toTry]) })));
    const parts = (await client.profile(person).samples()).filter(({ id }) => !before.has(id)).map(({ part }) => part);
    if (parts.toSorted().join() !== 'inference,trial') throw new Error(`The two added texts went to ${parts.join()}.`);
    const known = measureSamples(texts.map((text) => sampleBy('ada', { text })));
    hiding.push(await cpuOf(async () => hideNames(known, { among: known })));
    removing.push(await cpuOf(() => client.profile(person).removeSample(added?.id ?? '')));
  }
  const warmMedian = (values: readonly number[]) => median(values.slice(warmRounds));
  const many = quick ? [500, 1000, 2000] : [2500, 5000, 10_000];
  const thousands: Awaited<ReturnType<typeof learnMany>>[] = [];
  for (const count of many) thousands.push(await learnMany(count, seed));
  const [small, middle, large] = thousands;
  const [few = 0, , most = 0] = many;
  return {
    name: 'update-profile',
    figures: {
      learnTwentyCpuMs: warmMedian(learning),
      addOneCpuMs: warmMedian(adding),
      addOneToTryCpuMs: warmMedian(addingToTry),
      removeOneCpuMs: warmMedian(removing),
      hideNamesOfTwentyCpuMs: warmMedian(hiding),
      // Of the first rounds, while the code is still being compiled.
      addOneFirstCpuMs: median(adding.slice(0, warmRounds)),
      ...Object.fromEntries(many.map((count, at) => [`learn${count}CpuSeconds`, thousands[at]?.cpuSeconds ?? null])),
      ...Object.fromEntries(many.map((count, at) => [`learn${count}PeakMb`, thousands[at]?.peakMb ?? null])),
      // 1 is linear: CPU time a sample at the most, over that at the least.
      growthRatio: (large?.cpuSeconds ?? 0) / most / ((small?.cpuSeconds ?? 0) / few),
      keptOfMiddle: middle?.kept ?? 0,
    },
    baseline: { learnTwentyTargetMs: 150, addOneTargetMs: 20, peakTargetMb: 500, growthTarget: 1.2 },
    n: rounds,
    seed,
  };
}

const learnedSchema = z.object({ kept: z.number(), cpuSeconds: z.number(), peakMb: z.number() });

/** In a process of its own, so that the peak is that of this learning. */
async function learnMany(count: number, seed: number) {
  const script = fileURLToPath(new URL('learn-many.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, String(count), String(seed)]);
  return learnedSchema.parse(JSON.parse(stdout));
}

async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const started = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
