import { HyperalignError } from '../../errors.ts';
import { type DistanceName, tokenize } from '../../stylometry.ts';
import { type FolderText, readTextFolders } from './read-text-folder.ts';

/** Fewer words and numbers are neither learned from nor attributed. */
const leastWords = 5;

/** Texts of known authors, at least `least` of them. Throws with the remedy where there are fewer, or where a text is too short to learn from. */
export async function readKnownAuthors(paths: readonly string[], least: number): Promise<readonly FolderText[]> {
  const texts = await readTextFolders(paths, '--known');
  const short = texts.find(({ text }) => wordsOf(text) < leastWords);
  if (short !== undefined) {
    throw new HyperalignError(
      'invalid_input',
      `The known text "${short.id}" has ${wordsOf(short.text)} words; at least ${leastWords} are needed to learn from it, and some hundred to learn much. Give a longer text or take it away.`,
    );
  }
  const authors = [...new Set(texts.map(({ author }) => author))];
  if (authors.length < least) {
    throw new HyperalignError(
      'invalid_input',
      `${texts.length === 1 ? 'The one known text is' : `All ${texts.length} known texts are`} by one author, "${authors[0] ?? ''}"; attribution chooses among at least two. Put the texts of each author into a folder of its own: DIR/<author>/*.txt, or call them <author>_<title>.txt.`,
    );
  }
  return texts;
}

export function wordsOf(text: string): number {
  return tokenize(text).tokens.filter(({ kind }) => kind === 'word' || kind === 'number').length;
}

/** What the command line calls a distance. */
export function distanceOf(name: string): DistanceName {
  // The cosine that is used on word frequencies is that of their z-scores. The names were checked when the command was parsed.
  return name === 'cosine' ? 'cosine-delta' : (name as DistanceName);
}
