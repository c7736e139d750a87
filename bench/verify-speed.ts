import { createRandom } from '../src/core/numerics/index.ts';
import { minMax } from '../src/core/stylometry/distance/measures.ts';
import { fixtureWriters } from '../src/core/stylometry/verification/writer-fixture.ts';
import { generalImposters } from '../src/stylometry.ts';
import { Verifier } from '../src/stylometry-verification.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';

/**
 * S9: processor time of 100 rounds of General Imposters with 50 imposters over 3,000 features, and of a whole `verify` of a 1,000-word text with 50
 * people as crowd. Medians; vectors and texts are made up.
 */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const repetitions = quick ? 3 : 21;
  const random = createRandom(seed);
  // A 1,000-word text shows about one in three of the 3,000 most frequent 4-grams.
  const vector = () => Float64Array.from({ length: 3000 }, () => (random.next() < 0.35 ? random.next() * 1e-3 : 0));
  const input = {
    query: vector(),
    known: [vector(), vector(), vector(), vector(), vector()],
    imposters: Array.from({ length: 50 }, (_, at) => ({ person: `person-${at}`, vector: vector() })),
    distance: minMax,
    seed,
    form: 'joined',
  } as const;
  const writers = fixtureWriters(51, { texts: 10, words: 1000, seed });
  const verifier = Verifier.fit(writers.slice(1), { seed, mostQueries: quick ? 1 : 2 });
  const own = writers[0]?.texts ?? [];
  const verify = (percentiles: 'measured' | 'left out') => () =>
    verifier.verify(own.slice(0, 5), own[6] ?? '', { percentiles });
  return {
    name: 'verify-speed',
    figures: {
      impostersMs: medianMs(() => generalImposters(input), repetitions),
      verifyMs: medianMs(verify('left out'), repetitions),
      verifyWithPercentilesMs: medianMs(verify('measured'), quick ? 1 : 5),
    },
    baseline: { impostersMsTarget: 300, verifyMsTarget: 300 },
    n: repetitions,
    seed,
  };
}

/** Processor time, which a busy machine does not change much. */
function medianMs(work: () => unknown, repetitions: number): number {
  work();
  const times = Array.from({ length: repetitions }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return times.toSorted((a, b) => a - b)[Math.floor(repetitions / 2)] ?? Number.NaN;
}
