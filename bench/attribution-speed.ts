import { Attributor, type FitAttributionOptions, type LabelledText } from '../src/stylometry.ts';
import { halfSplit, readAttributionCorpus } from './attribution-corpora.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';

const methods = {
  characters: { method: 'linear', families: 'characters' },
  linear: { method: 'linear' },
} as const satisfies Readonly<Record<string, FitAttributionOptions>>;

/**
 * Processor time of fitting the 25 authors × 20 texts of c50_news from strings, and of ranking them for one text of 1,000 words, made of the texts held
 * back; with the accuracy on those. Medians over repetitions, compiled code.
 */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const texts = await readAttributionCorpus('c50_news');
  if (texts === null) throw new Error('../shared/data/authorship is not there: this bench needs its texts.');
  const { train, test } = halfSplit(texts);
  const queries = thousandWords(test).slice(0, quick ? 5 : 100);
  const figures: Record<string, number> = { queries: queries.length };
  for (const [name, options] of Object.entries(methods)) {
    const refit = () => Attributor.fit(train, { ...options, seed });
    const first = cpuMs(refit);
    const fits = Array.from({ length: quick ? 1 : 5 }, () => cpuMs(refit));
    const fitted = refit();
    for (const query of [...queries, ...queries]) fitted.rank(query);
    const ranks = Array.from({ length: quick ? 1 : 3 }, () =>
      queries.map((query) => cpuMs(() => fitted.rank(query))),
    ).flat();
    figures[`${name}FirstFitCpuS`] = first / 1000;
    figures[`${name}FitCpuS`] = median(fits) / 1000;
    figures[`${name}RankCpuMs`] = median(ranks);
    figures[`${name}Accuracy`] = accuracy(fitted, test);
  }
  return {
    name: 'attribution-speed',
    figures,
    baseline: {
      fitCpuSTarget: 1.4,
      accuracyTarget: 0.82,
      rankCpuMsTarget: 0.5,
      faststylometryRankMs: '6-27',
      bitigRankMs: '1-3',
      scikitLearnRankMs: 5,
    },
    n: test.length,
    seed,
  };
}

/** Texts of one author joined until each has a thousand words. */
function thousandWords(texts: readonly LabelledText[]): readonly string[] {
  return [...Map.groupBy(texts, ({ author }) => author).values()].flatMap((own) => {
    const words = own.flatMap(({ text }) => text.split(/(?<=\s)(?=\S)/));
    return Array.from({ length: Math.floor(words.length / 1000) }, (_, at) =>
      words.slice(at * 1000, (at + 1) * 1000).join(''),
    );
  });
}

function accuracy(fitted: ReturnType<typeof Attributor.fit>, test: readonly LabelledText[]): number {
  const right = test.filter(({ author, text }) => {
    const found = fitted.rank(text);
    return found.kind === 'ranked' && found.ranking[0]?.author === author;
  });
  return right.length / test.length;
}

function cpuMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
