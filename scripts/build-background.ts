import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Background, RegisterBackground } from '../src/contracts/background.ts';
import { createRandom } from '../src/core/numerics/seeded-random.ts';
import { catalogueId, features } from '../src/core/stylometry/feature-catalogue.ts';
import type { SourceWriter } from '../src/core/stylometry/fit-space.ts';
import { type RegisterSource, summariseRegister } from '../src/core/stylometry/summarise-register.ts';
import { tokenize } from '../src/core/stylometry/tokenize.ts';

/*
 * Makes the statistics of other writers that the package ships, from the evaluation data beside the repository:
 *
 *   npm exec -c 'node scripts/build-background.ts'
 *
 * Only every second person of each corpus (sorted by id, even places) is read; the others stay unseen, for evaluation (bench/verify-auc.ts).
 * No text is kept. Running twice gives the same bytes.
 */

const data = fileURLToPath(new URL('../../shared/data/', import.meta.url));
const target = fileURLToPath(new URL('../src/adapters/background/', import.meta.url));
const seed = 20_251;

/** Grows with the data or the way of counting; part of every result that used the background. */
const version = '1';

/** Corpora keep neither runs of spaces nor typographic quotes, and masks such as [URL] put brackets in. */
const neverKept = ['curly-marks', 'double-spaces', 'double-space-after-sentence', 'square-brackets'];
const letterForm = features.flatMap(({ id, family }) => (family === 'greeting' || family === 'closing' ? [id] : []));
const endings = ['ends-with-question', 'ends-with-exclamation', 'ends-without-mark', 'postscript'];
const layout = [
  'list-lines',
  'open-lines',
  'lower-case-lines',
  'uses-list',
  'one-paragraph',
  'words-per-paragraph',
  'sentences-per-paragraph',
  'paragraphs-per-text',
];

interface Corpus extends Omit<RegisterSource, 'writers'> {
  readonly path: string;
  /** The person, the text and what texts of one source share; null leaves a row out. */
  readonly read: (
    row: Record<string, unknown>,
  ) => { readonly person: string; readonly text: string; readonly group: string } | null;
}

const byAuthor =
  (group: string): Corpus['read'] =>
  (row) => ({ person: String(row['author']), text: String(row['text']), group: String(row[group]) });

const registers: readonly { readonly register: string; readonly corpora: readonly [Corpus, ...Corpus[]] }[] = [
  {
    register: 'email',
    corpora: [
      {
        name: 'Enron sent mail (AESLC)',
        path: 'authorship/enron_aeslc.jsonl',
        licence: 'CC BY-NC-SA 4.0; the mail itself was published by FERC. Derived counts only.',
        note: 'Sign-offs were stripped, lines are sentences, so forms of letter and layout come from the next source. 40 to 400 words.',
        unreliable: [...neverKept, ...letterForm, ...endings, ...layout],
        read: byAuthor('id'),
      },
      {
        name: 'POPQUORN e-mail rewriting',
        path: 'preference/popquorn_email_rewrites.jsonl',
        licence: 'No licence stated for the texts. Derived counts only.',
        note: 'Mails rewritten more politely by crowd workers: used for greetings, closings, endings and layout alone; greetings are commoner than in daily mail.',
        unreliable: neverKept,
        read: (row) => ({
          person: `user-${String(row['user']).padStart(4, '0')}`,
          text: String(row['revised']),
          group: String(row['item']),
        }),
      },
    ],
  },
  {
    register: 'post',
    corpora: [
      {
        name: 'Blog Authorship Corpus (Schler et al. 2006)',
        path: 'authorship/blog_authorship.jsonl',
        licence: 'Free for non-commercial research. Derived counts only.',
        note: 'Line breaks were lost and posts of 120 to 450 words chosen: layout, letter form and length of text say nothing.',
        unreliable: [...neverKept, ...letterForm, ...layout, 'words-per-text', 'postscript'],
        read: byAuthor('id'),
      },
    ],
  },
  {
    register: 'news',
    corpora: [
      {
        name: 'Reuters C50 (RCV1, 1996–97)',
        path: 'authorship/c50_news.jsonl',
        licence: 'Research use; articles belong to Reuters. Derived counts only.',
        note: 'Bylines and footers removed; under 100 words skipped.',
        unreliable: [...neverKept, ...letterForm, 'postscript'],
        read: byAuthor('id'),
      },
    ],
  },
  {
    register: 'essay',
    corpora: [
      {
        name: 'Extended Brennan–Greenstadt corpus',
        path: 'authorship/ebg_essays.jsonl',
        licence: 'Published for research; its repository is BSD-3-Clause. Derived counts only.',
        note: 'Segments of about 500 words, so beginnings, endings and length of text say nothing.',
        unreliable: [
          ...neverKept.filter((id) => id !== 'curly-marks'),
          ...letterForm,
          ...endings,
          'words-per-text',
          'paragraphs-per-text',
          'one-paragraph',
        ],
        read: (row) => (row['kind'] === 'sample' ? byAuthor('sources')(row) : null),
      },
    ],
  },
  {
    register: 'speech',
    corpora: [
      {
        name: 'State of the Union addresses',
        path: 'authorship/sotu_speeches.jsonl',
        licence: 'Public domain (works of the US government).',
        note: 'Parts of about 460 words, often by speech writers.',
        unreliable: [...neverKept, ...letterForm, ...endings, 'words-per-text', 'paragraphs-per-text', 'one-paragraph'],
        read: byAuthor('year'),
      },
    ],
  },
  {
    register: 'fiction',
    corpora: [
      {
        name: '100 English Novels (up to 1930)',
        path: 'authorship/novels_pd.jsonl',
        licence: 'Public domain in the US.',
        note: 'Excerpts of up to 450 words.',
        unreliable: [...neverKept, ...letterForm, ...endings, 'words-per-text', 'paragraphs-per-text', 'one-paragraph'],
        read: byAuthor('title'),
      },
    ],
  },
];

await mkdir(target, { recursive: true });
const read: { readonly register: string; readonly sources: readonly RegisterSource[] }[] = [];
for (const { register, corpora } of registers)
  read.push({ register, sources: await Promise.all(corpora.map(readCorpus)) });
const summaries: RegisterBackground[] = [];
for (const { register, sources } of read) {
  const [primary, ...others] = sources;
  if (primary === undefined) continue;
  const elsewhere = read.flatMap((one) =>
    one.sources.filter((source) => source !== primary).map(({ writers }) => writers),
  );
  const summary = summariseRegister({
    register,
    sources: [primary, ...others],
    elsewhere,
    random: createRandom(seed),
  });
  summaries.push(summary);
  console.log(`${register}: ${summary.people} people, ${summary.texts} texts, ${summary.words} words`);
}
const background: Background = { schemaVersion: 1, version, catalogue: catalogueId, registers: summaries };
const bytes = `${JSON.stringify(background)}\n`;
await writeFile(join(target, 'writers.background.json'), bytes);
console.log(`writers.background.json: ${(bytes.length / 1e6).toFixed(2)} MB`);

async function readCorpus(corpus: Corpus): Promise<RegisterSource> {
  const lines = (await readFile(join(data, corpus.path), 'utf8')).split('\n').filter((line) => line !== '');
  const rows = lines.flatMap((line) => {
    const row: Record<string, unknown> = JSON.parse(line);
    return corpus.read(row) ?? [];
  });
  const people = [...new Set(rows.map(({ person }) => person))].sort().filter((_, place) => place % 2 === 0);
  const { name, licence, note, unreliable } = corpus;
  return {
    name,
    licence,
    note,
    unreliable,
    writers: people.map(
      (person, place): SourceWriter => ({
        role: place % 2 === 0 ? 'background' : 'control',
        texts: rows
          .filter((row) => row.person === person)
          .map(({ text, group }) => ({ tokens: tokenize(text), group })),
      }),
    ),
  };
}
