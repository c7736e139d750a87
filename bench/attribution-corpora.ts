import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export interface AttributionText {
  readonly author: string;
  readonly text: string;
  /** Document, year or title the text is cut from. */
  readonly source: string;
}

export const attributionCorpora = [
  'c50_news',
  'blog_authorship',
  'enron_aeslc',
  'ebg_essays',
  'sotu_speeches',
  'novels_pd',
] as const;

/** All texts of a corpus in file order, of essays only the plain samples. Null where the data is absent. */
export async function readAttributionCorpus(name: string): Promise<readonly AttributionText[] | null> {
  const path = fileURLToPath(new URL(`../../shared/data/authorship/${name}.jsonl`, import.meta.url));
  if (!existsSync(path)) return null;
  return (await readFile(path, 'utf8'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Record<string, unknown> => JSON.parse(line))
    .filter((row) => row['kind'] === undefined || row['kind'] === 'sample')
    .map((row) => ({
      author: String(row['author']),
      text: String(row['text']),
      source: String(row['sources'] ?? row['title'] ?? row['year'] ?? row['id']),
    }));
}

/** The split of stylometry.md 9.1: of every author the first half of the texts, rounded down, is for training. */
export function halfSplit<T extends { readonly author: string }>(
  texts: readonly T[],
): { readonly train: readonly T[]; readonly test: readonly T[] } {
  const perAuthor = [...Map.groupBy(texts, ({ author }) => author).values()];
  return {
    train: perAuthor.flatMap((own) => own.slice(0, Math.floor(own.length / 2))),
    test: perAuthor.flatMap((own) => own.slice(Math.floor(own.length / 2))),
  };
}
