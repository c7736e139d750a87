import { mcnemar } from '../src/core/statistics/mcnemar.ts';
import {
  type Attributor,
  type AttributorOptions,
  fitAttributor,
  rankByAttributor,
} from '../src/core/stylometry/attribution/attributor.ts';
import { macroF1, type NamedAuthor } from '../src/core/stylometry/measures/attribution-measures.ts';
import { bootstrapAuthors } from '../src/core/stylometry/measures/bootstrap-authors.ts';
import {
  type AttributionText,
  halfSplit,
  readAttributionCorpus,
  type Split,
  sourceSplit,
} from './attribution-corpora.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';

/**
 * Accuracy and macro-F1 of scikit-learn's linear SVM on TF-IDF character 3-grams of the same split (stylometry.md 9.1). The default's features were
 * chosen inside the training texts of the first five; the novels and the splits by source took no part.
 */
const corpora = [
  { name: 'c50_news', accuracy: 0.82, macroF1: 0.817 },
  { name: 'blog_authorship', accuracy: 0.716, macroF1: 0.686 },
  { name: 'enron_aeslc', accuracy: 0.544, macroF1: 0.518 },
  { name: 'ebg_essays', accuracy: 0.73, macroF1: 0.727 },
  { name: 'sotu_speeches', accuracy: 0.646, macroF1: 0.623 },
  { name: 'novels_pd', accuracy: 0.612, macroF1: 0.572 },
  { name: 'ebg_essays', by: 'Source', accuracy: 0.669, macroF1: 0.618 },
  { name: 'sotu_speeches', by: 'Year', accuracy: 0.601, macroF1: 0.585 },
  { name: 'novels_pd', by: 'Title', accuracy: 0.507, macroF1: 0.469 },
] as const;

/**
 * S5: our linear classifier on character 3-grams, and the shipped default, on the half/half split of each author in file order. Intervals redraw
 * authors; `McNemarP` compares the two on the same texts. CPU seconds are those of counting and fitting.
 */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const figures: Record<string, number | null> = {};
  const baseline: Record<string, number | null> = {};
  let n = 0;
  for (const printed of quick ? corpora.slice(2, 3) : corpora) {
    const texts = await readAttributionCorpus(printed.name);
    if (texts === null) continue;
    const by = 'by' in printed ? printed.by : null;
    const name = by === null ? printed.name : `${printed.name}By${by}`;
    const split = by === null ? halfSplit(texts) : sourceSplit(texts);
    n += split.test.length;
    const grams = attribute(split, { seed, families: 'characters' });
    const ours = attribute(split, { seed });
    Object.assign(figures, {
      ...figuresOf(`${name}Char3`, grams, seed),
      ...figuresOf(`${name}Default`, ours, seed),
      [`${name}McNemarP`]: mcnemar(
        grams.named.map((one, at) => ({ first: isRight(one), second: isRight(ours.named[at] ?? one) })),
      ).p,
    });
    baseline[`${name}Char3AccuracyTarget`] = printed.accuracy - 0.02;
    baseline[`${name}DefaultAccuracyTarget`] = printed.accuracy;
    baseline[`${name}PrintedMacroF1`] = printed.macroF1;
  }
  if (n === 0) throw new Error('../shared/data/authorship is not there: this bench needs its texts.');
  return { name: 'attribution-linear', figures, baseline, n, seed };
}

interface Attributed {
  readonly named: readonly NamedAuthor[];
  readonly fitCpuSeconds: number;
  /** Of counting and ranking one text, in CPU milliseconds. */
  readonly rankCpuMs: number;
}

function attribute({ train, test }: Split<AttributionText>, options: AttributorOptions): Attributed {
  const fit = timed((): Attributor => {
    const outcome = fitAttributor(train, options);
    if (outcome.kind !== 'fitted') throw new Error(outcome.kind);
    return outcome.attributor;
  });
  const ranked = timed(() =>
    test.map(({ author, text }) => {
      const answer = rankByAttributor(fit.value, text);
      return { author, named: answer.kind === 'ranked' ? (answer.ranking[0]?.author ?? null) : null };
    }),
  );
  return { named: ranked.value, fitCpuSeconds: fit.cpuMs / 1000, rankCpuMs: ranked.cpuMs / test.length };
}

function figuresOf(
  name: string,
  { named, fitCpuSeconds, rankCpuMs }: Attributed,
  seed: number,
): Record<string, number | null> {
  const interval = bootstrapAuthors(named, { seed })?.accuracy;
  return {
    [`${name}Accuracy`]: interval?.mean ?? null,
    [`${name}AccuracyLow`]: interval?.low ?? null,
    [`${name}AccuracyHigh`]: interval?.high ?? null,
    [`${name}MacroF1`]: macroF1(named),
    [`${name}FitCpuS`]: fitCpuSeconds,
    [`${name}RankCpuMs`]: rankCpuMs,
  };
}

function isRight({ author, named }: NamedAuthor): boolean {
  return author === named;
}

function timed<T>(work: () => T): { readonly value: T; readonly cpuMs: number } {
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return { value, cpuMs: (user + system) / 1000 };
}
