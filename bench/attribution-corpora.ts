import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export interface AttributionCorpus {
  readonly name: string;
  /** Printed figures of a linear SVM on TF-IDF character 3-grams (scikit-learn), made with the same split: stylometry.md 9.1. */
  readonly printed: { readonly accuracy: number; readonly macroF1: number };
}

export const attributionCorpora: readonly AttributionCorpus[] = [
  { name: 'c50_news', printed: { accuracy: 0.82, macroF1: 0.817 } },
  { name: 'blog_authorship', printed: { accuracy: 0.716, macroF1: 0.686 } },
  { name: 'enron_aeslc', printed: { accuracy: 0.544, macroF1: 0.518 } },
  { name: 'ebg_essays', printed: { accuracy: 0.73, macroF1: 0.727 } },
  { name: 'sotu_speeches', printed: { accuracy: 0.646, macroF1: 0.623 } },
];

export interface SplitText {
  readonly author: string;
  readonly text: string;
}

export interface AttributionSplit {
  /** The first floor(n / 2) texts of each author in file order. */
  readonly training: readonly SplitText[];
  readonly test: readonly SplitText[];
}

/** Null where the data is absent. */
export async function readAttributionSplit({ name }: AttributionCorpus): Promise<AttributionSplit | null> {
  const path = fileURLToPath(new URL(`../../shared/data/authorship/${name}.jsonl`, import.meta.url));
  if (!existsSync(path)) return null;
  const rows = (await readFile(path, 'utf8'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Record<string, unknown> => JSON.parse(line))
    .filter(({ kind }) => kind === undefined || kind === 'sample')
    .map(({ author, text }) => ({ author: String(author), text: String(text) }));
  const halves = [...Map.groupBy(rows, ({ author }) => author).values()].map((texts) => ({
    training: texts.slice(0, Math.floor(texts.length / 2)),
    test: texts.slice(Math.floor(texts.length / 2)),
  }));
  return { training: halves.flatMap(({ training }) => training), test: halves.flatMap(({ test }) => test) };
}
