import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Tokens, tokenize } from '../src/stylometry.ts';

// biome-ignore-start lint/suspicious/noApproximativeNumericConstant: areas under curves
/** The corpora of stylometry.md 9.2, with the areas under the curve printed there. */
export const verificationCorpora = [
  { file: 'c50_news', pairs: 480, cosine: 0.843, delta: 0.805, imposters: 0.838 },
  { file: 'blog_authorship', pairs: 480, cosine: 0.707, delta: 0.751, imposters: 0.811 },
  { file: 'enron_aeslc', pairs: 344, cosine: 0.669, delta: 0.691, imposters: 0.68 },
  { file: 'ebg_essays', pairs: 186, cosine: 0.88, delta: 0.894, imposters: 0.888 },
  { file: 'sotu_speeches', pairs: 200, cosine: 0.837, delta: 0.823, imposters: 0.875 },
] as const;
// biome-ignore-end lint/suspicious/noApproximativeNumericConstant: areas under curves

export interface CorpusPerson {
  readonly author: string;
  /** In file order. */
  readonly texts: readonly Tokens[];
  /** The first half of them, and the rest. */
  readonly train: readonly Tokens[];
  readonly test: readonly Tokens[];
}

export interface HalvedCorpus {
  /** Every second person in file order, from the first. */
  readonly calibration: readonly CorpusPerson[];
  readonly evaluation: readonly CorpusPerson[];
}

/** Null where the data is absent. */
export async function readHalves(file: string): Promise<HalvedCorpus | null> {
  const all = await readRows(`authorship/${file}`);
  if (all === null) return null;
  const rows = all.filter((row) => row['kind'] === undefined || row['kind'] === 'sample');
  const people = [...Map.groupBy(rows, (row) => String(row['author']))].map(([author, own]): CorpusPerson => {
    const texts = own.map((row) => tokenize(String(row['text'])));
    const half = Math.floor(texts.length / 2);
    return { author, texts, train: texts.slice(0, half), test: texts.slice(half) };
  });
  return halvesOf(people);
}

/** Mails known of a rewriter; five of them would often be fewer than the 150 words that are needed. */
export const knownMails = 6;

/**
 * Mails of about 29 words that people rewrote: six known ones, and the rest, three or four, joined as the text in question. Nothing of the verifier was
 * chosen by looking at them. Null where the data is absent.
 */
export async function readRewrittenMail(): Promise<HalvedCorpus | null> {
  const rows = await readRows('preference/popquorn_email_rewrites');
  if (rows === null) return null;
  const people = [...Map.groupBy(rows, (row) => String(row['user']))]
    .filter(([, own]) => own.length >= knownMails + 3)
    .map(([author, own]): CorpusPerson => {
      const mails = own.map((row) => String(row['revised']));
      const train = mails.slice(0, knownMails).map((text) => tokenize(text));
      const test = [tokenize(mails.slice(knownMails).join('\n\n'))];
      return { author, texts: [...train, ...test], train, test };
    });
  return halvesOf(people);
}

function halvesOf(people: readonly CorpusPerson[]): HalvedCorpus {
  return {
    calibration: people.filter((_, place) => place % 2 === 0),
    evaluation: people.filter((_, place) => place % 2 === 1),
  };
}

async function readRows(file: string): Promise<readonly Record<string, unknown>[] | null> {
  const path = fileURLToPath(new URL(`../../shared/data/${file}.jsonl`, import.meta.url));
  if (!existsSync(path)) return null;
  return (await readFile(path, 'utf8'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Record<string, unknown> => JSON.parse(line));
}
