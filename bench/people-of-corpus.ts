import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  type MeasuredPerson as CorpusPerson,
  type MeasuredText,
  measuredText,
} from '../src/evaluation/planted/measured-people.ts';

export type { CorpusPerson, MeasuredText };

export interface PeopleCorpus {
  /** Begins the names of the figures. */
  readonly name: 'news' | 'post' | 'email';
  readonly register: string;
  readonly file: string;
}

export const peopleCorpora: readonly PeopleCorpus[] = [
  { name: 'news', register: 'news', file: 'c50_news' },
  { name: 'post', register: 'post', file: 'blog_authorship' },
  { name: 'email', register: 'email', file: 'enron_aeslc' },
];

/** Every person of a corpus with texts in file order. Null where the data is absent. */
export async function readPeople({ file }: PeopleCorpus): Promise<readonly CorpusPerson[] | null> {
  const path = fileURLToPath(new URL(`../../shared/data/authorship/${file}.jsonl`, import.meta.url));
  if (!existsSync(path)) return null;
  const people = new Map<string, MeasuredText[]>();
  for (const line of (await readFile(path, 'utf8')).split('\n')) {
    if (line === '') continue;
    const row: Record<string, unknown> = JSON.parse(line);
    const author = String(row['author']);
    const texts = people.get(author) ?? [];
    texts.push(measuredText(String(row['id']), String(row['text'])));
    people.set(author, texts);
  }
  return [...people].map(([person, texts]) => ({ person, texts }));
}
