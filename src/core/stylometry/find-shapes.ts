import { bodyOf } from './body-sentences.ts';
import { placeOf } from './feature-catalogue.ts';
import type { OnFound } from './find-listed.ts';
import { startsPostscript } from './letter-form.ts';
import type { Token, TokenSpan, Tokens } from './tokenize.ts';

/** Finds punctuation that needs its surroundings, capitals, and the shapes of sentences, lines and the whole text. */
export function findShapes(text: Tokens, found: OnFound): void {
  findMarks(text, found);
  for (const sentence of bodyOf(text).sentences) findSentenceShapes(text, sentence, found);
  findLineShapes(text, found);
  findTextShapes(text, found);
}

const place = {
  exclamationMarks: placeOf('exclamation-marks'),
  questionMarks: placeOf('question-marks'),
  ellipses: placeOf('ellipses'),
  dashes: placeOf('dashes'),
  hyphens: placeOf('hyphens'),
  singleQuotes: placeOf('single-quotes'),
  repeatedMarks: placeOf('repeated-marks'),
  emoji: placeOf('emoji'),
  emoticons: placeOf('emoticons'),
  doubleSpaces: placeOf('double-spaces'),
  numerals: placeOf('numerals'),
  allCapsWords: placeOf('all-caps-words'),
  stretchedWords: placeOf('stretched-words'),
  longWords: placeOf('long-words'),
  shortWords: placeOf('short-words'),
  questions: placeOf('questions'),
  exclamations: placeOf('exclamations'),
  trailingOff: placeOf('trailing-off'),
  lowerCaseStarts: placeOf('lower-case-starts'),
  shortSentences: placeOf('short-sentences'),
  longSentences: placeOf('long-sentences'),
  sentencesWithParentheses: placeOf('sentences-with-parentheses'),
  listLines: placeOf('list-lines'),
  openLines: placeOf('open-lines'),
  lowerCaseLines: placeOf('lower-case-lines'),
  usesList: placeOf('uses-list'),
  endsWithQuestion: placeOf('ends-with-question'),
  endsWithExclamation: placeOf('ends-with-exclamation'),
  endsWithoutMark: placeOf('ends-without-mark'),
  oneParagraph: placeOf('one-paragraph'),
  postscript: placeOf('postscript'),
} as const;

const stretched = /(\p{L})\1\1/u;
const pictograph = /\p{Extended_Pictographic}|\p{RI}/u;
const lowerStart = /^\p{Ll}/u;
const closing = /^["')\]»]$/;
const sentenceMark = /^(?:\.+|[!?！？]+|[。．؟।:])$/u;

/** Whether a dash between tokens is punctuation (`—`, `--`, ` - `), not a hyphen inside a word. */
export function isDash({ copy, tokens }: Tokens, at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.kind !== 'punctuation') return false;
  if (token.text === '—' || /^-{2,3}$/.test(token.text)) return true;
  if (token.text !== '-' && token.text !== '–') return false;
  const isRange = token.text === '–' && tokens[at - 1]?.kind === 'number';
  return (
    !isRange &&
    isSpace(copy.text, token.copyStart - 1) &&
    isSpace(copy.text, token.copyEnd) &&
    !isFirstOfLine(copy.text, token)
  );
}

export function isListItem({ copy, tokens }: Tokens, line: TokenSpan): boolean {
  const first = tokens[line.firstToken];
  if (first === undefined || line.lastToken === line.firstToken) return false;
  if (/^[-*•·–]$/.test(first.text)) return copy.text.charAt(first.copyEnd) === ' ';
  const next = tokens[line.firstToken + 1];
  return first.kind === 'number' && next !== undefined && /^[.)]$/.test(next.text) && next.copyStart === first.copyEnd;
}

function findMarks(text: Tokens, found: OnFound): void {
  const { copy, tokens, wordsSupported } = text;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) continue;
    if (token.kind === 'word') {
      if (wordsSupported) findWordShape(token, at, found);
    } else if (token.kind === 'number') {
      found(place.numerals, at, at);
    } else if (token.kind === 'symbol') {
      if (pictograph.test(token.text)) found(place.emoji, at, at);
      else if (token.text.length > 1) found(place.emoticons, at, at);
    } else {
      findPunctuation(text, token, at, found);
    }
    const next = tokens[at + 1];
    if (
      next !== undefined &&
      next.copyStart - token.copyEnd >= 2 &&
      /^ {2,}$/.test(copy.text.slice(token.copyEnd, next.copyStart))
    ) {
      found(place.doubleSpaces, at, at + 1);
    }
  }
}

function findWordShape(token: Token, at: number, found: OnFound): void {
  const { text } = token;
  if (text.length >= 8) found(place.longWords, at, at);
  else if (text.length <= 3) found(place.shortWords, at, at);
  if (text.length >= 2 && text !== token.lower && text === text.toUpperCase() && !/'/.test(text))
    found(place.allCapsWords, at, at);
  if (stretched.test(token.lower)) found(place.stretchedWords, at, at);
}

function findPunctuation(text: Tokens, token: Token, at: number, found: OnFound): void {
  const mark = token.text;
  if (/^[!?！？؟]+$/.test(mark)) {
    if (/[!！]/.test(mark)) found(place.exclamationMarks, at, at);
    if (/[?？؟]/.test(mark)) found(place.questionMarks, at, at);
    if (mark.length > 1) found(place.repeatedMarks, at, at);
  } else if (/^\.{2,}$/.test(mark)) {
    found(place.ellipses, at, at);
  } else if (mark === "'") {
    found(place.singleQuotes, at, at);
  } else if (isDash(text, at)) {
    found(place.dashes, at, at);
  } else if (mark === '-' && isInsideWord(text, at)) {
    found(place.hyphens, at - 1, at + 1);
  }
}

function isInsideWord({ tokens }: Tokens, at: number): boolean {
  const before = tokens[at - 1];
  const mark = tokens[at];
  const after = tokens[at + 1];
  return (
    before?.kind === 'word' &&
    after?.kind === 'word' &&
    before.copyEnd === mark?.copyStart &&
    mark.copyEnd === after.copyStart
  );
}

function findSentenceShapes(
  { tokens, wordsSupported }: Tokens,
  { firstToken, lastToken }: TokenSpan,
  found: OnFound,
): void {
  let end = lastToken;
  while (end > firstToken && closing.test(tokens[end]?.text ?? '')) end -= 1;
  const mark = tokens[end]?.kind === 'punctuation' ? (tokens[end]?.text ?? '') : '';
  if (/^[!?]+$|^[？！؟]$/u.test(mark)) {
    if (/[?？؟]/u.test(mark)) found(place.questions, firstToken, lastToken);
    else found(place.exclamations, firstToken, lastToken);
  }
  if (/^\.{2,}$/.test(mark)) found(place.trailingOff, firstToken, lastToken);
  let words = 0;
  let parenthesis = false;
  for (let at = firstToken; at <= lastToken; at += 1) {
    const token = tokens[at];
    if (token?.kind === 'word') {
      if (words === 0 && lowerStart.test(token.text)) found(place.lowerCaseStarts, firstToken, at);
      words += 1;
    }
    if (token?.text === '(') parenthesis = true;
  }
  if (parenthesis) found(place.sentencesWithParentheses, firstToken, lastToken);
  if (!wordsSupported) return;
  if (words > 0 && words <= 5) found(place.shortSentences, firstToken, lastToken);
  if (words >= 30) found(place.longSentences, firstToken, lastToken);
}

function findLineShapes(text: Tokens, found: OnFound): void {
  for (const line of text.lines) {
    if (isListItem(text, line)) found(place.listLines, line.firstToken, line.lastToken);
    if (!endsMarked(text, line.lastToken)) found(place.openLines, line.lastToken, line.lastToken);
    if (lowerStart.test(text.tokens[line.firstToken]?.text ?? ''))
      found(place.lowerCaseLines, line.firstToken, line.firstToken);
  }
}

function findTextShapes(text: Tokens, found: OnFound): void {
  const { tokens, paragraphs, lines } = text;
  const last = bodyOf(text).lastToken;
  const final = tokens[last];
  if (final === undefined) return;
  const list = lines.filter((line) => isListItem(text, line));
  const firstItem = list[0];
  if (firstItem !== undefined && list.length >= 2) found(place.usesList, firstItem.firstToken, firstItem.lastToken);
  if (/^[!?]*\?[!?]*$/.test(final.text)) found(place.endsWithQuestion, last, last);
  if (/^!+$/.test(final.text)) found(place.endsWithExclamation, last, last);
  if (!endsMarked(text, last)) found(place.endsWithoutMark, last, last);
  if (paragraphs.length === 1) found(place.oneParagraph, 0, tokens.length - 1);
  const added = lines.find((line) => startsPostscript(tokens, line));
  if (added !== undefined) found(place.postscript, added.firstToken, added.lastToken);
}

/** Whether a mark ends what ends with this token. */
export function endsMarked({ tokens }: Tokens, last: number): boolean {
  let at = last;
  while (at > 0 && closing.test(tokens[at]?.text ?? '')) at -= 1;
  const token = tokens[at];
  return token !== undefined && token.kind === 'punctuation' && (sentenceMark.test(token.text) || token.text === ',');
}

function isFirstOfLine(copy: string, token: Token): boolean {
  return /(?:^|\n)\s*$/.test(copy.slice(Math.max(0, token.copyStart - 8), token.copyStart));
}

function isSpace(copy: string, at: number): boolean {
  return at < 0 || at >= copy.length || /\s/.test(copy.charAt(at));
}
