import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Tokens, tokenize } from '../src/core/stylometry/index.ts';

export interface VerifyCorpus {
  readonly register: string;
  readonly file: string;
  /** Texts of one source (document, year, title) never stand on both sides of a pair. */
  readonly group: string;
  /** Area under the curve that has to be reached, where one was set. */
  readonly target: number | null;
}

export const verifyCorpora: readonly VerifyCorpus[] = [
  { register: 'email', file: 'enron_aeslc', group: 'id', target: 0.65 },
  { register: 'post', file: 'blog_authorship', group: 'id', target: 0.75 },
  { register: 'news', file: 'c50_news', group: 'id', target: 0.8 },
  { register: 'essay', file: 'ebg_essays', group: 'sources', target: null },
  { register: 'speech', file: 'sotu_speeches', group: 'year', target: null },
  { register: 'fiction', file: 'novels_pd', group: 'title', target: null },
];

export interface UnseenText {
  readonly tokens: Tokens;
  readonly group: string;
}

export interface UnseenPerson {
  readonly person: string;
  readonly texts: readonly UnseenText[];
}

/** People at odd places of the sorted list: scripts/build-background.ts reads the even ones only. Null where the data is absent. */
export async function readUnseenPeople({ file, group }: VerifyCorpus): Promise<readonly UnseenPerson[] | null> {
  const path = fileURLToPath(new URL(`../../shared/data/authorship/${file}.jsonl`, import.meta.url));
  if (!existsSync(path)) return null;
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
  const rows = lines
    .map((line): Record<string, unknown> => JSON.parse(line))
    .filter((row) => row['kind'] === undefined || row['kind'] === 'sample');
  const people = [...new Set(rows.map((row) => String(row['author'])))].sort().filter((_, place) => place % 2 === 1);
  return people.map((person) => ({
    person,
    texts: rows
      .filter((row) => row['author'] === person)
      .map((row) => ({ tokens: tokenize(String(row['text'])), group: String(row[group]) })),
  }));
}
