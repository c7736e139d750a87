import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createRandom, type SeededRandom } from '../src/core/numerics/index.ts';
import {
  authorIndex,
  characterGrams,
  fitProfiles,
  type KnownText,
  mostFrequentWords,
  type ProfileOptions,
  rankAuthors,
} from '../src/stylometry.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';

const grams: ProfileOptions = {
  set: characterGrams({ hashBits: 15 }),
  weighting: 'tf-idf',
  distance: 'cosine',
};
const words: ProfileOptions = { set: mostFrequentWords(), top: 500, distance: 'burrows' };

/**
 * S9: one text of 1,000 words against 1,000 authors of 5,000, top ten, by TF-IDF of hashed character 3-grams and by Burrows's Delta of 500 words, and
 * against 25 authors; counting the text included. S13: what 1,000 authors by 32,768 hashed features hold in memory. `CpuMs` is processor time of the
 * whole process, `Ms` time by the clock, which other work on the machine lengthens. Texts are generated.
 */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const random = createRandom(seed);
  const language = makeLanguage(random);
  const authors = quick ? 100 : 1000;
  const rounds = quick ? 5 : 50;
  const queries = Array.from({ length: rounds }, (_, at) => writeText(language, at, 1000, random));
  const texts = function* (count: number): Generator<KnownText> {
    const own = createRandom(seed + 1);
    for (let at = 0; at < count; at += 1) yield { author: `author ${at}`, text: writeText(language, at, 5000, own) };
  };

  const before = heldMb();
  const fitStarted = process.cpuUsage();
  const manyByGrams = authorIndex(fitProfiles(texts(authors), grams));
  const fitCpuMs = cpuMsSince(fitStarted);
  const held = heldMb() - before;
  const figures: Record<string, number> = { authors, memoryMb: held, fitGramsCpuMs: fitCpuMs };
  note(figures, 'manyByGrams', queries, (query) => manyByGrams.nearest(query));
  const manyByWords = authorIndex(fitProfiles(texts(authors), words));
  note(figures, 'manyByWords', queries, (query) => manyByWords.nearest(query));
  const fewByGrams = fitProfiles(texts(25), grams);
  note(figures, 'fewByGrams', queries, (query) => rankAuthors(fewByGrams, query));
  const fewByWords = authorIndex(fitProfiles(texts(25), words));
  note(figures, 'fewByWords', queries, (query) => fewByWords.nearest(query, { count: 25 }));
  return {
    name: 'stylometry-speed',
    figures,
    baseline: {
      memoryTargetMb: 200,
      manyTargetMs: 50,
      fewTargetMs: 0.5,
      fewFaststylometryMs: '6-27',
      fewBitigMs: '1-3',
      fewScikitLearnMs: 5,
    },
    n: rounds,
    seed,
  };
}

function note(
  into: Record<string, number>,
  name: string,
  queries: readonly string[],
  ask: (query: string) => unknown,
): void {
  // Twice through first: what is timed is compiled code.
  for (const query of [...queries, ...queries]) ask(query);
  const clock: number[] = [];
  const cpu: number[] = [];
  for (const query of queries) {
    const usage = process.cpuUsage();
    const started = performance.now();
    ask(query);
    clock.push(performance.now() - started);
    cpu.push(cpuMsSince(usage));
  }
  into[`${name}Ms`] = median(clock);
  into[`${name}CpuMs`] = median(cpu);
}

interface Language {
  readonly words: readonly string[];
  readonly marks: readonly string[];
}

/** 20,000 words of one to four syllables, the oftenest shortest as in any language. */
function makeLanguage(random: SeededRandom): Language {
  const syllable = (): string =>
    ('bcdfghjklmnprstvw'.charAt(random.integer(17)) +
      'aeiou'.charAt(random.integer(5)) +
      ['', '', 'n', 'r', 's', 't'][random.integer(6)]) as string;
  const made = new Set<string>();
  while (made.size < 20_000) {
    const syllables = made.size < 60 ? 1 : made.size < 1500 ? 2 : 2 + random.integer(3);
    made.add(Array.from({ length: syllables }, syllable).join(''));
  }
  return { words: [...made], marks: [' ', ' ', ' ', ' ', ' ', ' ', ', ', '. ', '; ', ' - '] };
}

/** Words by Zipf's law; each author leaves some places of the list to their neighbours, so that authors differ a little everywhere. */
function writeText({ words: list, marks }: Language, author: number, length: number, random: SeededRandom): string {
  const parts: string[] = [];
  for (let at = 0; at < length; at += 1) {
    const rank = Math.floor(list.length ** random.next()) - 1;
    const turned = (rank * 31 + author * 17) % 11 === 0 ? rank + 1 : rank;
    parts.push(list[turned] ?? 'ba', marks[random.integer(marks.length)] ?? ' ');
  }
  return parts.join('');
}

/** Megabytes in use after collecting what nobody holds. */
function heldMb(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}

function cpuMsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
