import { performance } from 'node:perf_hooks';
import { openBackground } from '../src/adapters/background/index.ts';
import { createRandom } from '../src/core/numerics/index.ts';
import { buildFingerprint, chooseBackground, measureText, tokenize, verifyText } from '../src/core/stylometry/index.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';

/** Words of the generated samples: how often English uses them matters to no timing, that most are short does. */
const words =
  "the a I we you it of to in on for with and but so because is was are don't can't will would not very really ferry harbour crew letter market morning delayed expected tomorrow yesterday actually perhaps number arrangement information".split(
    ' ',
  );
const wordsPerSample = 200;

/** Time to count 1,000 samples of 200 words and make their fingerprint, whether it grows in line with their number, and time to verify one text. */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const random = createRandom(seed);
  const pick = (): string => words[random.integer(words.length)] ?? '';
  const sentence = (length: number): string =>
    `${Array.from({ length }, pick).join(' ')}${random.next() < 0.2 ? ' -- ok!' : '.'}`;
  const sample = (): string => Array.from({ length: wordsPerSample / 10 }, () => sentence(10)).join(' ');
  const samples = Array.from({ length: 1000 }, sample);
  const rounds = quick ? 3 : 9;
  count(samples);

  const thousand = timesOf(rounds, () => count(samples));
  const hundred = timesOf(rounds, () => count(samples.slice(0, 100)));
  const fingerprint = count(samples.slice(0, 12));
  const background = chooseBackground(await openBackground().load(), 'email');
  const loads: number[] = [];
  for (let round = 0; round < rounds; round += 1) loads.push(await loadTime());
  const [text = ''] = samples;
  verifyText({ text, fingerprint, background });
  const verify = timesOf(50, () => verifyText({ text, fingerprint, background }));
  return {
    name: 'count-speed',
    figures: {
      thousandSamplesMs: median(thousand),
      perSampleRatio: median(thousand) / 10 / median(hundred),
      verifyMs: median(verify),
      loadBackgroundMs: median(loads),
    },
    baseline: { thousandSamplesTargetMs: 1000, verifyTargetMs: 5, loadBackgroundTargetMs: 50 },
    n: rounds,
    seed,
  };
}

function count(samples: readonly string[]): ReturnType<typeof buildFingerprint> {
  return buildFingerprint(
    samples.map((text) => {
      const tokens = tokenize(text);
      return { tokens, measure: measureText(tokens) };
    }),
  );
}

async function loadTime(): Promise<number> {
  const started = performance.now();
  await openBackground().load();
  return performance.now() - started;
}

function timesOf(rounds: number, work: () => void): readonly number[] {
  return Array.from({ length: rounds }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
