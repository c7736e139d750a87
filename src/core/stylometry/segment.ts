import type { Token, TokenSpan } from './tokenize.ts';

/** T5: sentence ends by mark, closing quotes, space and what follows; a blank line or a list mark ends a sentence too. */
export function findSentences(copy: string, tokens: readonly Token[]): readonly TokenSpan[] {
  const lowerCaseWriter = writesLowerCase(copy);
  const sentences: TokenSpan[] = [];
  let first = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const last = endsAt(copy, tokens, at, lowerCaseWriter);
    if (last < 0) continue;
    sentences.push(spanOf(tokens, first, last));
    first = last + 1;
    at = last;
  }
  return sentences;
}

/** T6: a blank line, or a line break where a sentence has ended. */
export function findParagraphs(
  copy: string,
  tokens: readonly Token[],
  sentences: readonly TokenSpan[],
): readonly TokenSpan[] {
  const ends = new Set(sentences.map((sentence) => sentence.lastToken));
  return split(tokens, (at) => {
    const gap = gapAfter(copy, tokens, at);
    return blankLine.test(gap) || (ends.has(at) && gap.includes('\n'));
  });
}

/** Lines that hold a token. */
export function findLines(copy: string, tokens: readonly Token[]): readonly TokenSpan[] {
  return split(tokens, (at) => gapAfter(copy, tokens, at).includes('\n'));
}

const blankLine = /\n[^\S\n]*\n/;
const ender = /^(?:\.|\.{2,}|[!?！？]+|[。．｡؟।])$/u;
const closer = /^["'»)\]}”’]$/;
const spacelessEnder = /^(?:[。．｡]|[！？]+)$/u;
/** Upper case, a letter of a script without case, a digit, an opening quote or bracket, or a symbol. */
const starts = /^[\p{Lu}\p{Lt}\p{Lo}\p{Nd}"'«([¿¡\p{S}]/u;
const listMark = /^[-*•·–]$/;

const abbreviations: ReadonlySet<string> = new Set(
  (
    'mr mrs ms dr prof sr jr st rev hon gen col capt lt sgt gov sen rep pres vs etc eg ie cf al inc ltd co corp dept est fig no nos vol ' +
    'approx appt apt ave blvd rd tel ext jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun mt ' +
    'pp p ca viz assn bros esq univ min max misc'
  ).split(' '),
);

/** Abbreviations that are words too: these count only with a capital letter … */
const alsoWords: ReadonlySet<string> = new Set([
  'sun',
  'sat',
  'mar',
  'wed',
  'min',
  'max',
  'gen',
  'sen',
  'rep',
  'rev',
  'mon',
]);

/** … and these only before a number: "No. 5", but "No. I will not". */
const beforeNumbers: ReadonlySet<string> = new Set(['no', 'nos', 'fig', 'vol', 'p', 'pp']);

function endsAt(copy: string, tokens: readonly Token[], at: number, lowerCaseWriter: boolean): number {
  const token = tokens[at];
  if (token === undefined) return -1;
  let last = at;
  const isEnder = token.kind === 'punctuation' && ender.test(token.text);
  if (isEnder) while (touches(tokens, last) && closer.test(tokens[last + 1]?.text ?? '')) last += 1;
  const next = tokens[last + 1];
  if (next === undefined) return last;
  const gap = gapAfter(copy, tokens, last);
  if (blankLine.test(gap)) return last;
  if (gap.includes('\n') && startsListItem(copy, tokens, last + 1)) return last;
  if (!isEnder) return -1;
  if (gap === '') return spacelessEnder.test(token.text) ? last : -1;
  if (token.text === '.' && last === at && isAbbreviation(copy, tokens, at)) return -1;
  return lowerCaseWriter || starts.test(next.text) ? last : -1;
}

function isAbbreviation(copy: string, tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const mark = tokens[at];
  if (before === undefined || mark === undefined || before.copyEnd !== mark.copyStart) return false;
  if (before.kind === 'number') return isLineStart(copy, before.copyStart);
  if (before.kind !== 'word') return false;
  if (/^\p{Lu}$/u.test(before.text)) return before.text !== 'I';
  const single = before.text.length === 1 && copy.charAt(before.copyStart - 1) === '.';
  if (single) return true;
  if (!abbreviations.has(before.lower)) return false;
  if (beforeNumbers.has(before.lower)) return tokens[at + 1]?.kind === 'number';
  return !alsoWords.has(before.lower) || /^\p{Lu}/u.test(before.text);
}

function startsListItem(copy: string, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (listMark.test(token.text)) return /\s/.test(copy.charAt(token.copyEnd));
  const next = tokens[at + 1];
  return token.kind === 'number' && next !== undefined && /^[.)]$/.test(next.text) && touches(tokens, at);
}

/** Fewer than 20 % of the lines that start with a letter start with a capital. */
function writesLowerCase(copy: string): boolean {
  let lines = 0;
  let capitals = 0;
  for (const match of copy.matchAll(/^[^\S\n\u2028\u2029]*(\p{L})/gmu)) {
    const letter = match[1] ?? '';
    if (!/[\p{Lu}\p{Lt}\p{Ll}]/u.test(letter)) continue;
    lines += 1;
    if (!/\p{Ll}/u.test(letter)) capitals += 1;
  }
  return lines > 0 && capitals < 0.2 * lines;
}

function split(tokens: readonly Token[], endsAfter: (at: number) => boolean): readonly TokenSpan[] {
  const spans: TokenSpan[] = [];
  let first = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    if (at + 1 < tokens.length && !endsAfter(at)) continue;
    spans.push(spanOf(tokens, first, at));
    first = at + 1;
  }
  return spans;
}

function spanOf(tokens: readonly Token[], firstToken: number, lastToken: number): TokenSpan {
  return { start: tokens[firstToken]?.start ?? 0, end: tokens[lastToken]?.end ?? 0, firstToken, lastToken };
}

function gapAfter(copy: string, tokens: readonly Token[], at: number): string {
  return copy.slice(tokens[at]?.copyEnd ?? 0, tokens[at + 1]?.copyStart ?? copy.length);
}

function touches(tokens: readonly Token[], at: number): boolean {
  return tokens[at + 1] !== undefined && tokens[at]?.copyEnd === tokens[at + 1]?.copyStart;
}

function isLineStart(copy: string, at: number): boolean {
  return /(?:^|\n)[^\S\n]*$/.test(copy.slice(Math.max(0, at - 20), at));
}
