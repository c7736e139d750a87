import {
  countCorpus,
  type DistanceName,
  fitSpace,
  type KnownText,
  mostFrequentWords,
  profilesIn,
  rankAuthors,
} from '../src/stylometry.ts';
import { halfSplit, readAttributionCorpus, sourceSplit } from './attribution-corpora.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';

const columns = [
  ['burrows', 100],
  ['burrows', 300],
  ['burrows', 500],
  ['cosine-delta', 300],
  ['cosine-delta', 500],
  ['cosine-delta', 1000],
] as const satisfies readonly (readonly [DistanceName, number])[];

/** Table 9.1 of the specification, measured with NumPy: accuracies in the order of the columns; macro-F1 of Burrows 300 and Cosine Delta 500. */
const printed: Readonly<
  Record<string, { readonly accuracy: readonly number[]; readonly f1: readonly [number, number] }>
> = {
  c50_news: { accuracy: [0.322, 0.386, 0.38, 0.586, 0.678, 0.718], f1: [0.399, 0.674] },
  blog_authorship: { accuracy: [0.194, 0.116, 0.128, 0.322, 0.382, 0.442], f1: [0.112, 0.358] },
  enron_aeslc: { accuracy: [0.195, 0.232, 0.278, 0.329, 0.38, 0.397], f1: [0.199, 0.368] },
  ebg_essays: { accuracy: [0.376, 0.429, 0.508, 0.529, 0.545, 0.54], f1: [0.39, 0.544] },
  sotu_speeches: { accuracy: [0.46, 0.495, 0.429, 0.561, 0.551, 0.591], f1: [0.463, 0.524] },
  novels_pd: { accuracy: [0.235, 0.286, 0.27, 0.337, 0.393, 0.398], f1: [0.238, 0.381] },
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: an accuracy, not a logarithm.
  'ebg_essays by source': { accuracy: [0.434, 0.5, 0.537, 0.544, 0.588, 0.603], f1: [0.41, 0.506] },
  'sotu_speeches by source': { accuracy: [0.431, 0.447, 0.404, 0.511, 0.564, 0.612], f1: [0.42, 0.555] },
  'novels_pd by source': { accuracy: [0.272, 0.206, 0.228, 0.375, 0.412, 0.397], f1: [0.199, 0.393] },
};

/** S5, the Delta part: every printed figure within 0.01. Pooled training moments, centroids, no culling; one text at a time, half of each author's to learn from. */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const figures: Record<string, number> = {};
  const baseline: Record<string, number> = {};
  let n = 0;
  let furthest = 0;
  const rows = Object.entries(printed).filter(([row]) => !quick || row === 'enron_aeslc');
  for (const [row, expected] of rows) {
    const texts = await readAttributionCorpus(row.split(' ')[0] ?? row);
    if (texts === null) continue;
    const counted = countCorpus(texts, mostFrequentWords()).map(({ author, counts }, at) => ({
      author: author ?? '',
      text: counts,
      sources: texts[at]?.sources ?? [],
    }));
    const { train, test } = row.endsWith('by source') ? sourceSplit(counted) : halfSplit(counted);
    n += test.length;
    for (const [column, [name, top]] of columns.entries()) {
      const pairs = attribute(train, test, name, top);
      const key = `${row.replaceAll(' ', '-')}-${name}-${top}`;
      const note = (part: string, ours: number, theirs = Number.NaN): void => {
        figures[`${key}${part}`] = Number(ours.toFixed(4));
        baseline[`${key}${part}`] = theirs;
        furthest = Math.max(furthest, Math.abs(ours - theirs));
      };
      note('', pairs.filter(([truth, guess]) => truth === guess).length / pairs.length, expected.accuracy[column]);
      if (key.endsWith('burrows-300')) note('-f1', macroF1(pairs), expected.f1[0]);
      if (key.endsWith('cosine-delta-500')) note('-f1', macroF1(pairs), expected.f1[1]);
    }
  }
  return {
    name: 'attribution-figures',
    figures: { furthestFromPrinted: Number(furthest.toFixed(4)), ...figures },
    baseline: { furthestTarget: 0.01, ...baseline },
    n: Math.max(1, n),
    seed,
  };
}

type Pair = readonly [truth: string, guess: string];

function attribute(
  train: readonly KnownText[],
  test: readonly KnownText[],
  name: DistanceName,
  top: number,
): readonly Pair[] {
  const space = fitSpace(train, { set: mostFrequentWords(), top, moments: 'pooled' });
  const profiles = profilesIn(space, train, { distance: name });
  return test.map(({ author, text }) => {
    const found = rankAuthors(profiles, text);
    return [author, found.kind === 'ranked' ? (found.ranking[0]?.author ?? '') : ''];
  });
}

/** Over authors with a case or a prediction; 0 for one who was never predicted. */
function macroF1(pairs: readonly Pair[]): number {
  const authors = new Set(pairs.flat());
  const scores = [...authors].map((author) => {
    const right = pairs.filter(([truth, guess]) => truth === author && guess === author).length;
    const wrong = pairs.filter(([truth, guess]) => (truth === author) !== (guess === author)).length;
    return (2 * right) / (2 * right + wrong);
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
