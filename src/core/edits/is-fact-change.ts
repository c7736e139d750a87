// Rule with its tables: which changed places change what is said, not how.
import { functionWords } from '../stylometry/function-words.ts';
import type { Token } from '../stylometry/tokenize.ts';

/** A token with whether it opens a sentence or a line, where a capital tells nothing. */
export interface PlacedToken {
  readonly token: Token;
  readonly opens: boolean;
}

/** Words around a name or a date that come and go with it: "on", "the", "until". */
const mostWordsAround = 6;

/**
 * Whether a changed place only changes facts: names, numbers, dates, and the small words around them. The same number written another way
 * ("three", "3") is a change of style.
 */
export function isFactChange(before: readonly PlacedToken[], after: readonly PlacedToken[]): boolean {
  const facts = [...before, ...after].filter(isFact);
  if (facts.length === 0) return false;
  const [former, later] = [before.filter(isFact).map(numberOrWord), after.filter(isFact).map(numberOrWord)];
  if (former.length === later.length && former.every((value, at) => value === later[at])) return false;
  const rest = (tokens: readonly PlacedToken[]) => tokens.filter((one) => !isFact(one)).map(({ token }) => token.lower);
  const [left, right] = [rest(before), rest(after)];
  if (left.join(' ') === right.join(' ')) return true;
  const around = [...left, ...right];
  return around.length <= mostWordsAround && around.every((word) => functionWords.has(word) || !/\p{L}/u.test(word));
}

/** Numbers, dates and names: words with a capital where none is due. */
export function isFact({ token, opens }: PlacedToken): boolean {
  if (token.kind === 'number') return true;
  if (token.kind !== 'word') return false;
  if (numberWords.has(token.lower) || dateWords.has(token.lower)) return true;
  const capital = /^\p{Lu}\p{L}*\p{Ll}/u.test(token.text) || /^\p{Lu}{2,}$/u.test(token.text);
  return capital && !functionWords.has(token.lower) && !(opens && knownOpeners.has(token.lower)) && !pronoun(token);
}

function pronoun({ text }: Token): boolean {
  return /^I(?:'|$)/.test(text);
}

function numberOrWord({ token }: PlacedToken): string {
  const number = numberWords.get(token.lower);
  return number === undefined ? token.lower.replace(/,(?=\d{3})/g, '') : String(number);
}

const numberWords: ReadonlyMap<string, number> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, at) => [word, at]),
);

const dateWords = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun today tomorrow yesterday tonight ' +
    'january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec ' +
    'am pm noon midnight'
  ).split(' '),
);

/** Words that open greetings, closings and sentences: with a capital, but no names. */
const knownOpeners = new Set(
  (
    'hi hello hey dear good morning afternoon evening greetings thanks thank cheers best kind warm regards sincerely yours love take see talk sorry apologies ' +
    'please perhaps maybe great sure yes no okay ok well oh hope hoping looking let just also however meanwhile quick happy attached as to for'
  ).split(' '),
);
