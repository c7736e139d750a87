import { type ComparisonCopy, comparisonCopy } from './comparison-copy.ts';
import { findLines, findParagraphs, findSentences } from './segment.ts';

export interface Token {
  readonly kind: 'word' | 'number' | 'punctuation' | 'symbol';
  /** Comparison form, in its original case. */
  readonly text: string;
  /** `text` in lower case, by no locale. */
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
}

/** Words, numbers, marks and symbols with their places, then sentences, lines and paragraphs (rules T1–T8 of the specification). */
export function tokenize(text: string): Tokens {
  const copy = comparisonCopy(text);
  const tokens = findTokens(text, copy);
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
  };
}

const word = String.raw`\p{L}[\p{L}\p{M}]*(?:'\p{L}[\p{L}\p{M}]*)*`;
const number = String.raw`\p{Nd}+(?:[.,:]\p{Nd}+)*`;
const emoticon = String.raw`(?<!\p{Nd})[:;=]['\-]?[\)\(DPpOo\/\|\\\]\[*](?![\p{L}\p{Nd}\/])|<3(?!\p{Nd})`;
const emoji = String.raw`\p{RI}\p{RI}|[\p{Extended_Pictographic}--[©®™‼⁉]](?:[\uFE0F\u{1F3FB}-\u{1F3FF}]|\u200D\p{Extended_Pictographic})*`;
const punctuation = String.raw`\.{2,}|-{2,}|[!?！？]+|\p{P}`;
const tokenPattern = new RegExp(`(${word})|(${number})|(${emoticon}|${emoji})|(${punctuation})|\\p{S}`, 'gv');

function findTokens(original: string, { text, offsets }: ComparisonCopy): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(tokenPattern)) {
    const found = match[0];
    const copyStart = match.index;
    const copyEnd = copyStart + found.length;
    tokens.push({
      kind: kindOf(match),
      text: found,
      lower: found.toLowerCase(),
      start: offsets[copyStart] ?? 0,
      end: endOf(original, offsets[copyEnd] ?? 0),
      copyStart,
      copyEnd,
    });
  }
  return tokens;
}

/** What the comparison copy leaves out behind a token does not belong to it. */
function endOf(original: string, end: number): number {
  let at = end;
  while (/[\u00AD\u200B\u200C\u2060\uFEFF\r]/.test(original.charAt(at - 1))) at -= 1;
  return at;
}

function kindOf(match: RegExpExecArray): Token['kind'] {
  if (match[1] !== undefined) return 'word';
  if (match[2] !== undefined) return 'number';
  if (match[4] !== undefined) return 'punctuation';
  return 'symbol';
}

const spaceless = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

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
