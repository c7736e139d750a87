import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openBackground } from '../src/adapters/background/index.ts';
import { textKey, unpackKeys } from '../src/core/numerics/index.ts';
import { type Tokens, tokenize } from '../src/core/stylometry/index.ts';

export interface VerifyCorpus {
  /** Begins the names of the figures. */
  readonly name: string;
  /** Of the background it is read against. */
  readonly register: string;
  readonly file: string;
  readonly author: string;
  readonly text: string;
  /** Texts a person is learned from. */
  readonly known: number;
  /** Texts of one source (document, year, title) never stand on both sides of a pair. */
  readonly group: string;
  /** Different people wrote about the same source: a foreign text on a known one is left out. */
  readonly sharedGroups: boolean;
  /** Earlier rows are left out, where the corpus has years. */
  readonly fromYear?: number;
  /** Area under the curve that has to be reached, where one was set. */
  readonly target: number | null;
}

const prose = { author: 'author', text: 'text', known: 8, sharedGroups: false } as const;

export const verifyCorpora: readonly VerifyCorpus[] = [
  { ...prose, name: 'email', register: 'email', file: 'authorship/enron_aeslc', group: 'id', target: 0.65 },
  { ...prose, name: 'post', register: 'post', file: 'authorship/blog_authorship', group: 'id', target: 0.75 },
  { ...prose, name: 'news', register: 'news', file: 'authorship/c50_news', group: 'id', target: 0.8 },
  { ...prose, name: 'essay', register: 'essay', file: 'authorship/ebg_essays', group: 'sources', target: null },
  { ...prose, name: 'speech', register: 'speech', file: 'authorship/sotu_speeches', group: 'year', target: null },
  // The background holds spoken addresses alone; these are of its time.
  {
    ...prose,
    name: 'spoken',
    register: 'speech',
    file: 'authorship/sotu_speeches',
    group: 'year',
    fromYear: 1913,
    target: null,
  },
  { ...prose, name: 'fiction', register: 'fiction', file: 'authorship/novels_pd', group: 'title', target: null },
  // Mail of another time and other people than the register's background, five texts known: how far the probabilities carry.
  {
    name: 'otherMail',
    register: 'email',
    file: 'preference/popquorn_email_rewrites',
    author: 'user',
    text: 'revised',
    known: 5,
    group: 'item',
    sharedGroups: true,
    target: null,
  },
];

export interface UnseenText {
  readonly tokens: Tokens;
  readonly group: string;
}

export interface UnseenPerson {
  readonly person: string;
  readonly texts: readonly UnseenText[];
}

/**
 * People at odd places of the sorted list: scripts/build-background.ts reads the even ones only. Who stands among those under another name (one blog is there
 * twice) is left out. Null where the data is absent.
 */
export async function readUnseenPeople({
  file,
  group,
  author,
  text,
  known,
  fromYear = 0,
}: VerifyCorpus): Promise<readonly UnseenPerson[] | null> {
  const path = fileURLToPath(new URL(`../../shared/data/${file}.jsonl`, import.meta.url));
  if (!existsSync(path)) return null;
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
  const rows = lines
    .map((line): Record<string, unknown> => JSON.parse(line))
    .filter((row) => row['kind'] === undefined || row['kind'] === 'sample');
  // Numbers in the order of scripts/build-background.ts; names as they are, or the halves would not be the same.
  const named = rows.map((row) => ({
    row,
    person: typeof row[author] === 'number' ? String(row[author]).padStart(4, '0') : String(row[author]),
  }));
  const people = [...new Set(named.map(({ person }) => person))].sort().filter((_, place) => place % 2 === 1);
  const seen = await keysOfBackground();
  return people
    .filter((person) => !named.some((one) => one.person === person && seen.has(textKey(String(one.row[text])))))
    .map((person) => ({
      person,
      texts: named
        .filter((one) => one.person === person && !(Number(one.row['year']) < fromYear))
        .map(({ row }) => ({ tokens: tokenize(String(row[text])), group: String(row[group]) })),
    }))
    .filter(({ texts }) => texts.length > known);
}

async function keysOfBackground(): Promise<ReadonlySet<string>> {
  const { registers } = await openBackground().load();
  return new Set(registers.flatMap(({ writers }) => writers.flatMap(({ keys }) => unpackKeys(keys ?? ''))));
}
