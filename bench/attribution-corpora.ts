import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export interface AttributionText {
  readonly author: string;
  readonly text: string;
  /** Documents, year or title the text is cut from. */
  readonly sources: readonly string[];
}

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
      sources: [row['sources'] ?? row['title'] ?? row['year'] ?? row['id']].flat().map(String),
    }));
}

export interface Split<T> {
  readonly train: readonly T[];
  readonly test: readonly T[];
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

/**
 * As `halfSplit`, by sources: of every author with two or more the first half of them, rounded up, is for training. Texts that lie across both halves
 * are left out.
 */
export function sourceSplit<T extends { readonly author: string; readonly sources: readonly string[] }>(
  texts: readonly T[],
): Split<T> {
  const split: { train: T[]; test: T[] } = { train: [], test: [] };
  for (const own of Map.groupBy(texts, ({ author }) => author).values()) {
    const sources = [...new Set(own.flatMap((text) => text.sources))];
    if (sources.length < 2) continue;
    const learned = new Set(sources.slice(0, Math.ceil(sources.length / 2)));
    split.train.push(...own.filter((text) => text.sources.every((source) => learned.has(source))));
    split.test.push(...own.filter((text) => !text.sources.some((source) => learned.has(source))));
  }
  return split;
}
