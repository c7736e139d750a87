export interface KeyPhrasesOptions {
  /** Whether a word says how and not what; a phrase ends at it. */
  readonly isFunctionWord: (word: string) => boolean;
  /** Words in all phrases together, at most. */
  readonly mostWords: number;
  /** Words of a phrase; what goes on after that is left out. */
  readonly longestPhrase: number;
}

/**
 * Phrases that carry what a text is about, in its order, each once: the runs of words between function words and punctuation, of which the highest scores
 * are kept. A word scores its mean number of words in its phrases, a phrase the sum of its words'
 * (RAKE: Rose, Engel, Cramer, Cowley, "Automatic keyword extraction from individual documents", in Text Mining, 2010).
 */
export function keyPhrases(text: string, options: KeyPhrasesOptions): readonly (readonly string[])[] {
  const phrases = phrasesOf(text, options);
  const scores = wordScores(phrases);
  const scoreOf = (phrase: readonly string[]) => phrase.reduce((sum, word) => sum + (scores.get(keyOf(word)) ?? 0), 0);
  const chosen = new Set<readonly string[]>();
  let words = 0;
  for (const phrase of phrases.toSorted((a, b) => scoreOf(b) - scoreOf(a))) {
    if (words + phrase.length > options.mostWords) break;
    chosen.add(phrase);
    words += phrase.length;
  }
  return phrases.filter((phrase) => chosen.has(phrase));
}

/** A word with what holds it together ("co-op", "St.", "36.5", "Plc's"), a price or a share; or anything else that is no space, which ends a phrase. */
const tokens = /[$£€]?[\p{L}\p{N}]+(?:['’.,&/-][\p{L}\p{N}]+)*%?|\S/gu;

function phrasesOf(text: string, { isFunctionWord, longestPhrase }: KeyPhrasesOptions): readonly (readonly string[])[] {
  const runs: string[][] = [[]];
  for (const [token] of text.normalize('NFC').matchAll(tokens)) {
    if (/[\p{L}\p{N}]/u.test(token) && !isFunctionWord(token)) runs.at(-1)?.push(token);
    else runs.push([]);
  }
  const phrases = runs.filter((run) => run.length > 0).map((run) => run.slice(0, longestPhrase));
  const first = new Map(phrases.toReversed().map((phrase) => [keyOf(phrase.join(' ')), phrase]));
  return phrases.filter((phrase) => first.get(keyOf(phrase.join(' '))) === phrase);
}

function wordScores(phrases: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const lengths = new Map<string, number[]>();
  for (const phrase of phrases)
    for (const word of phrase) lengths.set(keyOf(word), [...(lengths.get(keyOf(word)) ?? []), phrase.length]);
  return new Map([...lengths].map(([word, of]) => [word, of.reduce((sum, length) => sum + length, 0) / of.length]));
}

function keyOf(words: string): string {
  return words.toLowerCase().replaceAll('’', "'");
}
