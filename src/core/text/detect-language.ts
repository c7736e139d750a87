import { franc } from 'franc-min';
import { functionWords, mainLanguages } from './language-words.ts';

/** Fewer letters tell nothing in an alphabet many languages share. */
const fewestLetters = 12;
/** Fewer letters than this are judged by function words alone: letter statistics have called short English Danish. */
const fewestLettersForStatistics = 60;
const mostWords = 200;
const latin = /\p{Script=Latin}/u;

/**
 * ISO 639-3 of a text, `und` where it cannot be told. Function words decide first, so that plain English is English;
 * letter statistics (franc) over the main languages decide the rest.
 */
export function detectLanguage(text: string): string {
  const beginning = text.slice(0, 2048).replace(/\[(?:EMAIL|PHONE|URL|NUMBER|ADDRESS|HANDLE|BIRTH|NAME)\]/g, ' ');
  const words = beginning.toLowerCase().match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? [];
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  const isLatin = latin.test(beginning);
  const voted = vote(words.slice(0, mostWords));
  if (voted !== null) return voted;
  if (letters < (isLatin ? fewestLettersForStatistics : fewestLetters)) return 'und';
  return franc(beginning, { only: [...mainLanguages], minLength: fewestLetters });
}

/** The language whose function words make up enough of the words, clearly ahead of the next; null where none is. */
function vote(words: readonly string[]): string | null {
  let best: string | null = null;
  let most = 0;
  let second = 0;
  const counts = new Map<string, number>();
  for (const word of words)
    for (const language of functionWords.get(word) ?? []) counts.set(language, (counts.get(language) ?? 0) + 1);
  for (const [language, count] of counts) {
    if (count > most) {
      second = most;
      most = count;
      best = language;
    } else if (count > second) second = count;
  }
  return most >= 3 && most >= 0.15 * words.length && most >= 1.5 * second ? best : null;
}
