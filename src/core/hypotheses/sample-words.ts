import { isPlainlyName, learnNames } from '../text/find-names.ts';

/** What is known of the words of all texts shown to a model, so that statements do not carry them off. */
export interface SampleWords {
  /** Whether five or more consecutive words stand in one of the texts. */
  sharesRun(statement: string): boolean;
  /** Whether the word is a name: a given one, or one that the texts write with a capital, greet with or sign with. */
  isName(word: string): boolean;
}

const runLength = 5;
/** More texts would cost time and tell little of which words are names. */
const mostTextsRead = 400;

export function sampleWords(texts: readonly string[]): SampleWords {
  const runs = new Set<string>();
  const capitals = new Set<string>();
  const lowers = new Set<string>();
  for (const text of texts) {
    const words = wordsOf(text);
    for (let at = 0; at + runLength <= words.length; at += 1) runs.add(words.slice(at, at + runLength).join(' '));
    for (const match of text.matchAll(/(?<=[\p{L},;] )\p{Lu}[\p{L}\p{M}]+/gu)) capitals.add(match[0].toLowerCase());
    for (const match of text.matchAll(/\b\p{Ll}[\p{L}\p{M}]+/gu)) lowers.add(match[0]);
  }
  const known = learnNames(texts.slice(0, mostTextsRead).map((text) => ({ text, language: 'und' })));
  return {
    sharesRun: (statement) => {
      const words = wordsOf(statement);
      for (let at = 0; at + runLength <= words.length; at += 1)
        if (runs.has(words.slice(at, at + runLength).join(' '))) return true;
      return false;
    },
    isName: (word) => {
      const key = word.toLowerCase().replaceAll('’', "'");
      return (
        isPlainlyName(key) || known.called.has(key) || known.names.has(key) || (capitals.has(key) && !lowers.has(key))
      );
    },
  };
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}]+(?:'[\p{L}]+)*/gu) ?? []
  );
}
