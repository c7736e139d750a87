import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { halfSplit, readAttributionCorpus } from './attribution-corpora.ts';
import { readFederalistPapers } from './federalist-papers.ts';

interface NamedText {
  readonly author: string;
  readonly text: string;
}

/**
 * Writes a corpus as files, `known/AUTHOR/001.txt` the first half of each author's texts and `unknown/AUTHOR/001.txt` the others. False where the data
 * is absent.
 */
export async function writeCorpusFolder(corpus: string, folder: string): Promise<boolean> {
  const texts = await readAttributionCorpus(corpus);
  if (texts === null) return false;
  const { train, test } = halfSplit(texts);
  await writeSide(join(folder, 'known'), train);
  await writeSide(join(folder, 'unknown'), test);
  return true;
}

/** Writes the Federalist papers of one known writer as `known/AUTHOR/NUMBER.txt`, the disputed ones as `disputed/NUMBER.txt`. */
export async function writeFederalistFolder(folder: string): Promise<boolean> {
  const papers = await readFederalistPapers();
  if (papers === null) return false;
  for (const { author, number, text } of papers) {
    if (author === 'joint') continue;
    const side = author === 'disputed' ? join(folder, 'disputed') : join(folder, 'known', author);
    await mkdir(side, { recursive: true });
    await writeFile(join(side, `${String(number).padStart(2, '0')}.txt`), text);
  }
  return true;
}

async function writeSide(folder: string, texts: readonly NamedText[]): Promise<void> {
  for (const [author, own] of Map.groupBy(texts, (text) => text.author)) {
    const place = join(folder, author.replaceAll(/[/\\:]/g, '-'));
    await mkdir(place, { recursive: true });
    for (const [at, { text }] of own.entries())
      await writeFile(join(place, `${String(at + 1).padStart(3, '0')}.txt`), text);
  }
}
