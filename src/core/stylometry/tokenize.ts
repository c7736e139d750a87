import { type ComparisonCopy, comparisonCopy, isLeftOut } from './comparison-copy.ts';
import { findLines, findParagraphs, findSentences } from './segment.ts';
import { splitContraction } from './split-contraction.ts';

/** Ways to cut words otherwise than by default. */
export interface TokenizeOptions {
  /** `split` (default) makes two words of "e-mail"; `join` makes one, with the hyphen in it. */
  readonly hyphens?: 'split' | 'join' | undefined;
  /** `join` (default) keeps "don't" one word; `split` parts `do` and `n't`, `it` and `'s`. English only. */
  readonly contractions?: 'join' | 'split' | undefined;
  /** Lower case as Turkish (`I` to `ı`, `İ` to `i`) or Lithuanian has it. By default by no locale, the same on every machine. */
  readonly locale?: 'tr' | 'lt' | undefined;
}

/** A word, number, mark or symbol and its place. White space is no token. */
export interface Token {
  readonly kind: 'word' | 'number' | 'punctuation' | 'symbol';
  /** Comparison form, in its original case. */
  readonly text: string;
  /** `text` in lower case: by no locale unless `TokenizeOptions.locale` names one. In joined words every hyphen is `-`. */
  readonly lower: string;
  /** Offsets into the original text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Offsets into the comparison copy. */
  readonly copyStart: number;
  readonly copyEnd: number;
}

/** Consecutive tokens; offsets refer to the original text. */
export interface TokenSpan {
  readonly start: number;
  readonly end: number;
  readonly firstToken: number;
  /** Inclusive. */
  readonly lastToken: number;
}

/** A text cut into tokens, sentences, lines and paragraphs. */
export interface Tokens {
  readonly original: string;
  readonly copy: ComparisonCopy;
  readonly tokens: readonly Token[];
  /** The tokens of kind `word`, in order. Empty where `wordsSupported` is false. */
  readonly words: readonly Token[];
  readonly sentences: readonly TokenSpan[];
  readonly paragraphs: readonly TokenSpan[];
  /** Lines that hold at least one token. */
  readonly lines: readonly TokenSpan[];
  /** False for scripts without spaces between words (Chinese, Japanese, Thai, …): words cannot be counted there, characters can. */
  readonly wordsSupported: boolean;
  /** The same, said of what is missing: features of words are off, those of characters stay on. */
  readonly unsupported: 'words' | null;
}

/**
 * Words, numbers, marks and symbols with their places, then sentences, lines and paragraphs (rules T1–T8 of the specification).
 * Never throws, takes time in line with the length, and every letter and digit of the text lies in one token.
 */
export function tokenize(text: string, options: TokenizeOptions = {}): Tokens {
  const copy = comparisonCopy(text);
  const tokens = findTokens(text, copy, options);
  const wordsSupported = !isWrittenWithoutSpaces(tokens);
  const sentences = findSentences(copy.text, tokens);
  return {
    original: text,
    copy,
    tokens,
    words: wordsSupported ? tokens.filter((token) => token.kind === 'word') : [],
    sentences,
    paragraphs: findParagraphs(copy.text, tokens, sentences),
    lines: findLines(copy.text, tokens),
    wordsSupported,
    unsupported: wordsSupported ? null : 'words',
  };
}

const word = String.raw`\p{L}[\p{L}\p{M}]*(?:'\p{L}[\p{L}\p{M}]*)*`;
const hyphenatedWord = String.raw`\p{L}[\p{L}\p{M}]*(?:['\-\u2010\u2011]\p{L}[\p{L}\p{M}]*)*`;
const number = String.raw`\p{Nd}+(?:[.,:]\p{Nd}+)*`;
const emoticon = String.raw`(?<!\p{Nd})[:;=]['\-]?[\)\(DPpOo\/\|\\\]\[*](?![\p{L}\p{Nd}\/])|<3(?!\p{Nd})`;
const flag = String.raw`\p{RI}\p{RI}|\u{1F3F4}[\u{E0020}-\u{E007E}]+\u{E007F}`;
const emoji = String.raw`${flag}|[\p{Extended_Pictographic}--[©®™‼⁉]](?:[\uFE0F\u{1F3FB}-\u{1F3FF}]|\u200D\p{Extended_Pictographic})*`;
const punctuation = String.raw`\.{2,}|-{2,}|[!?！？]+|\p{P}`;
/** A few signs NFC takes apart for good: the pieces stay one symbol. */
const symbol = String.raw`\p{S}[\u0338\u{1D165}\u{1D16E}-\u{1D172}]*`;
const tokenPatternOf = (wordPattern: string): RegExp =>
  new RegExp(`(${wordPattern})|(${number})|(${emoticon}|${emoji})|(${punctuation})|${symbol}`, 'gv');
const tokenPatterns = { split: tokenPatternOf(word), join: tokenPatternOf(hyphenatedWord) } as const;

function findTokens(original: string, copy: ComparisonCopy, options: TokenizeOptions): readonly Token[] {
  const { hyphens = 'split', contractions = 'join', locale } = options;
  const tokens: Token[] = [];
  for (const match of copy.text.matchAll(tokenPatterns[hyphens])) {
    const kind = kindOf(match);
    let copyStart = match.index;
    const pieces = kind === 'word' && contractions === 'split' ? splitContraction(match[0]) : [match[0]];
    for (const text of pieces) {
      const copyEnd = copyStart + text.length;
      tokens.push({
        kind,
        text,
        lower: lowerOf(text, hyphens, locale),
        start: copy.offsets[copyStart] ?? 0,
        end: endOf(original, copy.offsets, copyEnd),
        copyStart,
        copyEnd,
      });
      copyStart = copyEnd;
    }
  }
  return tokens;
}

function lowerOf(text: string, hyphens: 'split' | 'join', locale: 'tr' | 'lt' | undefined): string {
  const lower = locale === undefined ? text.toLowerCase() : text.toLocaleLowerCase(locale);
  return hyphens === 'join' ? lower.replace(/[\u2010\u2011]/g, '-') : lower;
}

/** What the comparison copy leaves out behind a token does not belong to it, all of a character that became several does. */
function endOf(original: string, offsets: Int32Array, copyEnd: number): number {
  const last = offsets[copyEnd - 1] ?? 0;
  let next = copyEnd;
  while (offsets[next] === last) next += 1;
  let at = offsets[next] ?? original.length;
  while (at > last + 1 && isLeftOut(original.charAt(at - 1))) at -= 1;
  return at;
}

function kindOf(match: RegExpExecArray): Token['kind'] {
  if (match[1] !== undefined) return 'word';
  if (match[2] !== undefined) return 'number';
  if (match[4] !== undefined) return 'punctuation';
  return 'symbol';
}

const spaceless =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}\p{sc=Javanese}\p{sc=Balinese}\p{sc=Tai_Le}\p{sc=New_Tai_Lue}\p{sc=Tai_Tham}\p{sc=Tai_Viet}]/u;

/** More than a third of the letters' words belong to such a script: one name in an English text does not switch words off. */
function isWrittenWithoutSpaces(tokens: readonly Token[]): boolean {
  let letters = 0;
  let without = 0;
  for (const token of tokens) {
    if (token.kind !== 'word') continue;
    letters += token.text.length;
    if (spaceless.test(token.text)) without += token.text.length;
  }
  return without * 3 > letters;
}
