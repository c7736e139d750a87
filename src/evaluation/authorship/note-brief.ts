import { functionWords } from '../../core/stylometry/function-words.ts';
import { countWords } from '../../core/text/count-words.ts';
import { keyPhrases } from '../../core/text/key-phrases.ts';
import { functionWords as functionWordsOfLanguages } from '../../core/text/language-words.ts';
import { summaryFault } from '../../engine/summary-fault.ts';
import { registerWords } from '../../prompting/register-words.ts';

/** Words of notes: a third of the text's (the share of key phrases in RAKE), within limits. */
const shareOfWords = 1 / 3;
const fewestWords = 12;
const mostWords = 60;
/** A phrase of more words is mostly a name; what it copies beyond that is cut off by the check. */
const longestPhrase = 5;

/** The task that a text answers, made without a model: what to write and the text's key phrases as notes, which pass the checks of every brief. Of a text that leaves none, the register alone. */
export function noteBrief(text: string, register: string): string {
  const words = Math.min(mostWords, Math.max(fewestWords, Math.ceil(countWords(text) * shareOfWords)));
  const notes: string[] = [];
  for (const phrase of keyPhrases(text, { isFunctionWord, mostWords: words, longestPhrase })) {
    const note = longestFitting(phrase, (said) => passes([...notes, said], text));
    if (note !== null) notes.push(note);
  }
  return `Write ${registerWords(register).one}${notes.length === 0 ? '' : ` from these notes: ${notes.join('; ')}`}.`;
}

function isFunctionWord(word: string): boolean {
  const plain = word.toLowerCase().replaceAll('’', "'");
  return spelledByHabit.test(word) || functionWords.has(plain) || functionWordsOfLanguages.has(plain);
}

/** Capitals within a word ("seLLing"), letters drawn out ("sooo") and short forms ("ur") are how somebody writes. */
const spelledByHabit = /\p{Ll}\p{Lu}{2}|(\p{L})\1\1|^\p{Ll}{1,2}$/u;

function longestFitting(phrase: readonly string[], fits: (said: string) => boolean): string | null {
  const beginnings = phrase.map((_, cut) => phrase.slice(0, phrase.length - cut).join(' '));
  return beginnings.find(fits) ?? null;
}

function passes(notes: readonly string[], text: string): boolean {
  return summaryFault(notes.join('; '), text) === null;
}
