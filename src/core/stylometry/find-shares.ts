import { placeOf } from './feature-catalogue.ts';
import type { OnChoice } from './find-choices.ts';
import type { OnFound } from './find-listed.ts';
import { isDash } from './find-shapes.ts';
import { wordPairs } from './share-features.ts';
import type { Token, TokenSpan, Tokens } from './tokenize.ts';

/** Finds choices between two ways of saying the same, and shapes of paragraphs; `chance` hears of every place where the choice stood. */
export function findShares(text: Tokens, found: OnFound, chance: OnChoice): void {
  findParagraphShapes(text, found);
  if (!text.wordsSupported) return;
  const both: OnBoth = (feature, taken, first, last) => {
    chance(feature, first, last, taken);
    if (taken) found(feature, first, last);
  };
  const { tokens } = text;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) continue;
    if (token.kind === 'word') {
      findWordShare(text, at, token, both);
      for (const { feature, named } of pairOf.get(token.lower) ?? none) both(feature, named, at, at);
    } else findMarkShare(text, at, token, both);
  }
  for (const sentence of text.sentences) findRequest(text, sentence, both);
}

type OnBoth = (feature: number, taken: boolean, first: number, last: number) => void;

const place = {
  sinceForBecause: placeOf('since-for-because'),
  reasonFirst: placeOf('reason-first'),
  semicolonJoins: placeOf('semicolon-joins'),
  parentheticalAsides: placeOf('parenthetical-asides'),
  dashesForCommas: placeOf('dashes-for-commas'),
  whichForThat: placeOf('which-for-that'),
  howeverInside: placeOf('however-inside'),
  weForI: placeOf('we-for-i'),
  lowerCaseAfterStop: placeOf('lower-case-after-stop'),
  stressedWords: placeOf('stressed-words'),
  abbreviatedWords: placeOf('abbreviated-words'),
  hedgedIs: placeOf('hedged-is'),
  boostedIs: placeOf('boosted-is'),
  softenedRequests: placeOf('softened-requests'),
  commaBeforeBut: placeOf('comma-before-but'),
  commaBeforeAnd: placeOf('comma-before-and'),
  commaAfterOpener: placeOf('comma-after-opener'),
  thatAfterSaying: placeOf('that-after-saying'),
  oneSentenceParagraphs: placeOf('one-sentence-paragraphs'),
  paragraphsEndingInExclamation: placeOf('paragraphs-ending-in-exclamation'),
  opensWithQuestion: placeOf('opens-with-question'),
} as const;

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const none: readonly never[] = [];
const pairOf = new Map<string, { readonly feature: number; readonly named: boolean }[]>();
for (const { id, named, other } of wordPairs) {
  for (const word of named.split(' ')) file(word, { feature: placeOf(id), named: true });
  for (const word of other.split(' ')) file(word, { feature: placeOf(id), named: false });
}

function file(word: string, choice: { readonly feature: number; readonly named: boolean }): void {
  const choices = pairOf.get(word);
  if (choices === undefined) pairOf.set(word, [choice]);
  else choices.push(choice);
}

const beforeReason = words(
  'i you we they he she it that this there these those the a an my your our their his her its most many all no some',
);
const relativeVerbs = words(
  'is are was were has have had will would can could may might should must do does did came made took went gave allow allows include includes make makes show shows need needs seem seems',
);
const notNouns = words(
  'said say says think thought know knew believe believed hope felt so and but or is was be than now all of in to for on with at by from about like after before as if because since',
);
const copulas = words('is are was were');
const hedges = words('maybe perhaps probably possibly apparently presumably seemingly likely supposedly arguably');
const boosters = words('definitely certainly absolutely clearly obviously surely undoubtedly indeed truly');
const firstSingular = /^(?:i|me|my|mine|myself|i'm|i've|i'll|i'd)$/;
const firstPlural = /^(?:we|us|our|ours|ourselves|we're|we've|we'll|we'd)$/;
const stressable = words(
  'very really not never all always must only every no any most more still too much now again ever even just so do did is are was will please need want',
);
const shortForms = words(
  'mon tue tues wed thu thur thurs fri jan feb aug sept oct nov dec info approx dept govt mgmt mins hrs secs wks yrs vs intl mln bln pics max min assoc univ tmrw appt msg msgs docs',
);
const fullForms = words(
  'monday tuesday wednesday thursday friday january february august september october november december information approximately department government management minutes hours seconds weeks years versus international million billion pictures photos maximum minimum association university tomorrow appointment message messages documents',
);
const saying = words(
  'said say says think thinks thought believe believes believed know knows knew hope hopes hoped feel feels felt told guess suppose mean means meant wish heard sure add added adds',
);
const afterSaying = words('i you we they he she it there the this these my your our their his her a an');
const openers = words(
  'then now so today tomorrow yesterday again still also first second finally lastly next well yes no anyway meanwhile otherwise instead perhaps maybe sometimes usually often recently currently actually basically honestly luckily unfortunately hopefully apparently however therefore thus besides',
);
const softeners = words('could can would will may might');
const instructions = words(
  'let send call give make take look see check keep try note remember use get go come bring tell ask read write find put leave wait stop start turn click open move follow consider forward review confirm print add',
);

function findWordShare(text: Tokens, at: number, token: Token, both: OnBoth): void {
  const { tokens } = text;
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  const word = token.lower;
  const opens = startsSentence(text, at);
  if (word === 'because' && next?.lower !== 'of') {
    both(place.sinceForBecause, false, at, at);
    both(place.reasonFirst, opens, at, at);
  } else if (word === 'since' && next?.kind === 'word' && beforeReason.has(next.lower)) {
    both(place.sinceForBecause, true, at, at);
    both(place.reasonFirst, opens, at, at);
  } else if ((word === 'that' || word === 'which') && next?.kind === 'word' && relativeVerbs.has(next.lower)) {
    if (before?.kind === 'word' && !notNouns.has(before.lower)) both(place.whichForThat, word === 'which', at, at);
  } else if (word === 'however') both(place.howeverInside, !opens, at, at);
  else if (word === 'but' || word === 'and') {
    if (!opens && (before?.kind === 'word' || before?.text === ','))
      both(word === 'but' ? place.commaBeforeBut : place.commaBeforeAnd, before.text === ',', at - 1, at);
  }
  if (firstSingular.test(word)) both(place.weForI, false, at, at);
  else if (firstPlural.test(word)) both(place.weForI, true, at, at);
  if (copulas.has(word) && next?.kind === 'word') {
    both(place.hedgedIs, hedges.has(next.lower), at, at + 1);
    both(place.boostedIs, boosters.has(next.lower), at, at + 1);
  }
  if (stressable.has(word) && token.text.length > 1)
    both(place.stressedWords, token.text === token.text.toUpperCase(), at, at);
  if (shortForms.has(word)) both(place.abbreviatedWords, true, at, at);
  else if (fullForms.has(word)) both(place.abbreviatedWords, false, at, at);
  if (saying.has(word) && next?.kind === 'word') {
    const that = next.lower === 'that' && tokens[at + 2]?.kind === 'word';
    if (that || afterSaying.has(next.lower)) both(place.thatAfterSaying, that, at, that ? at + 1 : at);
  }
  if (opens && openers.has(word) && next !== undefined)
    both(place.commaAfterOpener, next.text === ',', at, next.text === ',' ? at + 1 : at);
}

function findMarkShare(text: Tokens, at: number, token: Token, both: OnBoth): void {
  const { tokens, copy } = text;
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  if (token.text === ',' || token.text === ';') {
    if (/^(?:and|but|so|or|which)$/.test(next?.lower ?? '')) both(place.semicolonJoins, token.text === ';', at, at + 1);
  }
  if (token.text === ',' && before?.kind === 'word' && next?.kind === 'word') {
    both(place.dashesForCommas, false, at, at);
    if (opensAside(tokens, at)) both(place.parentheticalAsides, false, at, at);
  } else if (isDash(text, at)) both(place.dashesForCommas, true, at, at);
  else if (token.text === '(' && next?.kind === 'word') both(place.parentheticalAsides, true, at, at);
  else if (/^(?:\.|\.{3,}|[!?]+)$/.test(token.text) && next?.kind === 'word') {
    const named = before?.kind === 'word' && (/^\p{Lu}/u.test(before.text) || before.text.length < 3);
    const gap = copy.text.slice(token.copyEnd, next.copyStart);
    if (!named && /^\s+$/.test(gap)) both(place.lowerCaseAfterStop, /^\p{Ll}/u.test(next.text), at, at + 1);
  }
}

/** Two to seven words up to the next comma, and the sentence goes on in lower case. */
function opensAside(tokens: readonly Token[], at: number): boolean {
  if (/^(?:and|but|so|or|which|who)$/.test(tokens[at + 1]?.lower ?? '')) return false;
  for (let end = at + 1; end <= at + 8; end += 1) {
    const token = tokens[end];
    if (token?.text === ',') return end - at > 2 && /^\p{Ll}/u.test(tokens[end + 1]?.text ?? '');
    if (token?.kind !== 'word' && token?.kind !== 'number') return false;
  }
  return false;
}

function findRequest({ tokens }: Tokens, { firstToken, lastToken }: TokenSpan, both: OnBoth): void {
  const first = tokens[firstToken]?.lower ?? '';
  const second = tokens[firstToken + 1]?.lower ?? '';
  const asked = softeners.has(first) && second === 'you';
  const please = first === 'please' || second === 'please' || tokens[lastToken - 1]?.lower === 'please';
  if (asked || please) both(place.softenedRequests, true, firstToken, firstToken + 1);
  else if (instructions.has(first) && second !== 'me' && tokens[lastToken]?.text !== '?')
    both(place.softenedRequests, false, firstToken, firstToken);
}

function findParagraphShapes({ tokens, paragraphs, sentences }: Tokens, found: OnFound): void {
  let at = 0;
  for (const { firstToken, lastToken } of paragraphs) {
    let inside = 0;
    while (at < sentences.length && (sentences[at]?.firstToken ?? 0) <= lastToken) {
      inside += 1;
      at += 1;
    }
    if (inside <= 1) found(place.oneSentenceParagraphs, firstToken, lastToken);
    if (/^!+$/.test(tokens[lastToken]?.text ?? '')) found(place.paragraphsEndingInExclamation, lastToken, lastToken);
  }
  const [first] = sentences;
  if (first !== undefined && /^[!?]*\?[!?]*$/.test(tokens[first.lastToken]?.text ?? ''))
    found(place.opensWithQuestion, first.firstToken, first.lastToken);
}

function startsSentence({ tokens, copy }: Tokens, at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (token === undefined || before === undefined) return true;
  return /^(?:\.+|[!?]+)$/.test(before.text) || copy.text.slice(before.copyEnd, token.copyStart).includes('\n');
}
