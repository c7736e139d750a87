// Table: what the background is counted from, by register.
import type { RegisterSource } from '../../src/core/stylometry/summarise-register.ts';
import { endings, layout, letterForm, neverKept } from './lost-features.ts';
import { speechesPackage } from './speeches-package.ts';

/** Before, addresses were written messages; and habits of a century ago are no measure of a speaker of today. */
export const spokenFrom = 1913;

export interface Corpus extends Omit<RegisterSource, 'writers'> {
  /** In ../shared/data; null where a package holds the texts. */
  readonly path: string | null;
  /** Earlier rows are left out once the people are halved, so that the half that is read does not depend on it. */
  readonly fromYear?: number;
  /** The person, the text and what texts of one source share; null leaves a row out. */
  readonly read: (
    row: Record<string, unknown>,
  ) => { readonly person: string; readonly text: string; readonly group: string } | null;
}

const byAuthor =
  (group: string): Corpus['read'] =>
  (row) => ({ person: String(row['author']), text: String(row['text']), group: String(row[group]) });

export const registerCorpora: readonly {
  readonly register: string;
  readonly corpora: readonly [Corpus, ...Corpus[]];
}[] = [
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
        note: 'Addresses from 1913 on, which were spoken; parts of about 460 words, often by speech writers.',
        unreliable: [...neverKept, ...letterForm, ...endings, ...layout, 'words-per-text'],
        fromYear: spokenFrom,
        read: byAuthor('year'),
      },
      {
        name: `${speechesPackage.name} ${speechesPackage.version}`,
        path: null,
        licence: speechesPackage.licence,
        note: 'The same addresses by presidents the first source does not hold, from 1913 on; paragraphs were lost.',
        unreliable: [...neverKept, ...letterForm, ...endings, ...layout, 'words-per-text'],
        fitted: true,
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
