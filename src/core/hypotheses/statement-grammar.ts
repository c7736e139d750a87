/**
 * Whether a text has the form of one or two plain sentences: words people use, closed quotes and brackets, some variety, some of the small
 * words that hold a sentence together. Not a parser: it keeps out what a model says when it runs wild.
 */
export function isSentence(statement: string): boolean {
  const words = statement.toLowerCase().match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? [];
  if (words.length < fewestWords || words.some((word) => word.length > longestWord || /(.)\1{3}/u.test(word)))
    return false;
  if (!/^["“'‘(]?[\p{L}\p{N}]/u.test(statement) || (statement.match(/[.!?](?=\s+\p{Lu})/gu) ?? []).length > 1)
    return false;
  if (!isClosed(statement)) return false;
  if (words.length < manyWords) return true;
  return new Set(words).size >= words.length / 2 && words.some((word) => smallWords.has(word));
}

const fewestWords = 2;
const longestWord = 24;
/** A sentence of this length has a small word and does not say the same word all the time. */
const manyWords = 9;

function isClosed(statement: string): boolean {
  const count = (mark: string) => statement.split(mark).length - 1;
  return count('(') === count(')') && count('“') === count('”') && count('"') % 2 === 0;
}

const smallWords: ReadonlySet<string> = new Set(
  (
    'a an the of in on at to for from by with without and or but nor so than then as if when while where who which that this these those it its is are was has have does do not no into onto over under before after about ' +
    'between through during per up out off their his her your own each every any all'
  ).split(' '),
);
