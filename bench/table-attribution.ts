import {
  Attributor,
  bootstrapAuthors,
  characterGrams,
  type FitAttributionOptions,
  type NamedAuthor,
} from '../src/stylometry.ts';
import { halfSplit, readAttributionCorpus, sourceSplit } from './attribution-corpora.ts';

/**
 * Accuracy of scikit-learn's linear SVM on TF-IDF character 3-grams of the same split, quoted from stylometry.md 9.1. The default's features were chosen
 * inside the training texts of the first five; the rest took no part.
 */
const corpora = [
  { name: 'c50_news', svm: 0.82 },
  { name: 'blog_authorship', svm: 0.716 },
  { name: 'enron_aeslc', svm: 0.544 },
  { name: 'ebg_essays', svm: 0.73 },
  { name: 'sotu_speeches', svm: 0.646 },
  { name: 'novels_pd', svm: 0.612 },
  { name: 'ebg_essays', by: 'source', svm: 0.669 },
  { name: 'sotu_speeches', by: 'year', svm: 0.601 },
  { name: 'novels_pd', by: 'title', svm: 0.507 },
] as const;

export const attributionColumns = {
  linear: {},
  characters: { families: 'characters' },
  cosineDelta: { method: 'distance' },
  centroid: { method: 'centroid' },
  masked: { method: 'distance', set: characterGrams({ sizes: [4], text: 'masked' }), top: 1000 },
} as const satisfies Readonly<Record<string, FitAttributionOptions>>;

export interface AttributionRow {
  readonly corpus: string;
  readonly authors: number;
  readonly texts: number;
  readonly svm: number;
  readonly found: Readonly<Record<keyof typeof attributionColumns, Share>>;
}

/** With a 95 % interval from redrawing authors. */
export interface Share {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** S5: attribution as `Attributor.fit` gives it. */
export async function attributionRows(options: {
  readonly seed: number;
  readonly quick: boolean;
}): Promise<readonly AttributionRow[]> {
  const rows: AttributionRow[] = [];
  for (const printed of options.quick ? corpora.slice(2, 3) : corpora) {
    const all = await readAttributionCorpus(printed.name);
    if (all === null) continue;
    const by = 'by' in printed ? printed.by : null;
    const { train, test } = by === null ? halfSplit(all) : sourceSplit(all);
    const found = Object.fromEntries(
      Object.entries(attributionColumns).map(([column, chosen]) => {
        const fitted = Attributor.fit(train, { ...chosen, seed: options.seed });
        const named = test.map(({ author, text }): NamedAuthor => {
          const answer = fitted.rank(text);
          return { author, named: answer.kind === 'ranked' ? (answer.ranking[0]?.author ?? null) : null };
        });
        return [column, bootstrapAuthors(named, { seed: options.seed })?.accuracy];
      }),
    );
    rows.push({
      corpus: by === null ? printed.name : `${printed.name}, split by ${by}`,
      authors: new Set(test.map(({ author }) => author)).size,
      texts: test.length,
      svm: printed.svm,
      // Every column was filled above.
      found: found as AttributionRow['found'],
    });
  }
  return rows;
}
