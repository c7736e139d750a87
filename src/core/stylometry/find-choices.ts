import { placeOf } from './feature-catalogue.ts';
import type { OnFound } from './find-listed.ts';
import { isDash } from './find-shapes.ts';
import { britishForms } from './spelling-variants.ts';
import type { Tokens } from './tokenize.ts';

/** Receives a place where a writer chooses between two forms, once per place: its first and last token, and whether the named form was taken. */
export type OnChoice = (feature: number, firstToken: number, lastToken: number, taken: boolean) => void;

/** Finds places with two possible forms; `found` hears of the named form only, `chance` of both. */
export function findChoices(text: Tokens, found: OnFound, chance: OnChoice): void {
  const both = (feature: number, taken: boolean, first: number, last: number): void => {
    chance(feature, first, last, taken);
    if (taken) found(feature, first, last);
  };
  findTypography(text, both);
  if (!text.wordsSupported) return;
  const { tokens } = text;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) continue;
    if (token.kind === 'word') {
      findContraction(text, at, both);
      const british = britishForms.get(token.lower);
      if (british !== undefined) both(place.britishSpelling, british, at, at);
      if (/^[Ii](?:'(?:m|ve|ll|d))?$/.test(token.text) && !isInitial(text, at))
        both(place.lowerCaseI, token.text.startsWith('i'), at, at);
      if (smallNumbers.has(token.lower)) both(place.digits, false, at, at);
      if (token.lower === 'and' || token.lower === 'or') findSerialComma(text, at, both);
    } else if (token.kind === 'number' && /^(?:[2-9]|1[0-2])$/.test(token.text) && standsAlone(text, at)) {
      both(place.digits, true, at, at);
    }
  }
}

type OnBoth = (feature: number, taken: boolean, first: number, last: number) => void;

const place = {
  contractions: placeOf('contractions'),
  contractedNot: placeOf('contracted-not'),
  contractedPronouns: placeOf('contracted-pronouns'),
  britishSpelling: placeOf('british-spelling'),
  digits: placeOf('digits-for-small-numbers'),
  lowerCaseI: placeOf('lower-case-i'),
  serialCommas: placeOf('serial-commas'),
  curlyMarks: placeOf('curly-marks'),
  spacedDashes: placeOf('spaced-dashes'),
  doubleSpaceAfterSentence: placeOf('double-space-after-sentence'),
} as const;

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const smallNumbers = words('two three four five six seven eight nine ten eleven twelve');
const beforeNot = words('do does did is are was were have has had can could will would should must need');
const subjectsOfIs = words('it that there he she what who here where how');
const subjectsOfAre = words('you we they');
const subjectsOfWill = words('i you we they he she it that there');
const subjectsOfHave = words('i you we they');
const contractedPronoun =
  /^(?:i'm|(?:you|we|they)'re|(?:i|you|we|they)'ve|(?:i|you|we|they|he|she|it|that|there)'(?:ll|d)|(?:it|that|there|he|she|what|who|here|where|how|let)'s)$/;

function findContraction({ tokens }: Tokens, at: number, both: OnBoth): void {
  const word = tokens[at]?.lower ?? '';
  const next = tokens[at + 1]?.kind === 'word' ? (tokens[at + 1]?.lower ?? '') : '';
  if (word.includes("'")) {
    const not = word.endsWith("n't");
    if (!not && !contractedPronoun.test(word)) return;
    both(not ? place.contractedNot : place.contractedPronouns, true, at, at);
    both(place.contractions, true, at, at);
  } else if (word === 'cannot' || (next === 'not' && beforeNot.has(word))) {
    both(place.contractedNot, false, at, at + 1);
    both(place.contractions, false, at, at + 1);
  } else if (couldContract(word, next)) {
    both(place.contractedPronouns, false, at, at + 1);
    both(place.contractions, false, at, at + 1);
  }
}

function couldContract(word: string, next: string): boolean {
  switch (next) {
    case 'am':
      return word === 'i';
    case 'are':
      return subjectsOfAre.has(word);
    case 'is':
      return subjectsOfIs.has(word);
    case 'will':
    case 'would':
      return subjectsOfWill.has(word);
    case 'have':
      return subjectsOfHave.has(word);
    default:
      return false;
  }
}

/** "a, b, and c" against "a, b and c": a comma at most four words before the conjunction makes a list. */
function findSerialComma({ tokens }: Tokens, at: number, both: OnBoth): void {
  const withComma = tokens[at - 1]?.text === ',';
  let seen = 0;
  for (let before = withComma ? at - 2 : at - 1; before >= 0 && seen <= 4; before -= 1) {
    const token = tokens[before];
    if (token?.text === ',') {
      if (seen > 0 && seen <= 3) both(place.serialCommas, withComma, withComma ? at - 1 : at, at);
      return;
    }
    if (token?.kind !== 'word') return;
    seen += 1;
  }
}

function findTypography(text: Tokens, both: OnBoth): void {
  const { tokens, copy, original, sentences } = text;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) continue;
    if (token.text === '"' || token.text === "'" || (token.kind === 'word' && token.text.includes("'"))) {
      both(place.curlyMarks, /[\u2018\u2019\u02BC\u201C\u201D]/.test(original.slice(token.start, token.end)), at, at);
    }
    if (isDash(text, at)) both(place.spacedDashes, copy.text.charAt(token.copyStart - 1) === ' ', at, at);
  }
  for (const { lastToken } of sentences) {
    const end = tokens[lastToken];
    const next = tokens[lastToken + 1];
    if (end === undefined || next === undefined) continue;
    const gap = copy.text.slice(end.copyEnd, next.copyStart);
    if (/^ +$/.test(gap)) both(place.doubleSpaceAfterSentence, gap.length > 1, lastToken, lastToken);
  }
}

/** "i.e.", "i)" and enumerations are no pronouns. */
function isInitial({ tokens }: Tokens, at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  return (
    token !== undefined &&
    next !== undefined &&
    token.copyEnd === next.copyStart &&
    /^[.)]$/.test(next.text) &&
    token.text === 'i'
  );
}

/** No time, price, unit or date: words on both sides, nothing glued to it. */
function standsAlone({ tokens, copy }: Tokens, at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token === undefined || next?.kind !== 'word') return false;
  const before = copy.text.charAt(token.copyStart - 1);
  return copy.text.charAt(token.copyEnd) === ' ' && /^[\s(]?$/.test(before) && !/^(?:am|pm|a|p)$/.test(next.lower);
}
