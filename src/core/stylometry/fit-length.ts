import { type Tokens, tokenize } from './tokenize.ts';

export interface FittedText {
  readonly text: string;
  /** Something was left out, or the text was broken off before. */
  readonly cut: boolean;
}

export interface LengthLimit {
  /** Most words and numbers. */
  readonly words: number;
  /** `broken-off` by a limit of tokens: its last sentence may be half of one. */
  readonly end: 'whole' | 'broken-off';
}

/**
 * The whole sentences of a text that the limit holds, without the half sentence of a text that was broken off. Where not even the first sentence fits,
 * its words up to the limit. Scripts that are written without spaces are not counted and stay as they are.
 */
export function fitLength(text: string, { words, end }: LengthLimit): FittedText {
  const read = tokenize(text.trim());
  const { original } = read;
  const total = countWords(read, 0, read.tokens.length);
  if (!read.wordsSupported || (total <= words && end === 'whole')) return { text: original, cut: end !== 'whole' };
  const fitting = read.sentences.filter(({ lastToken }) => countWords(read, 0, lastToken + 1) <= words);
  const whole = total <= words && !endsSentence(original) ? fitting.slice(0, -1) : fitting;
  const last = whole.at(-1);
  if (last !== undefined) return { text: original.slice(0, last.end).trimEnd(), cut: true };
  return { text: total <= words ? original : firstWords(read, words), cut: true };
}

function countWords({ tokens }: Tokens, from: number, to: number): number {
  return tokens.slice(from, to).filter(isWord).length;
}

function isWord({ kind }: Tokens['tokens'][number]): boolean {
  return kind === 'word' || kind === 'number';
}

function endsSentence(text: string): boolean {
  return /[.!?…。！？]["'”’)\]]*$/u.test(text);
}

function firstWords({ original, tokens }: Tokens, words: number): string {
  const last = tokens.filter(isWord)[words - 1];
  return original.slice(0, last?.end ?? 0);
}
