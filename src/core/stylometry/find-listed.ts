import { bodyOf } from './body-sentences.ts';
import { featureDefinitions } from './feature-definitions.ts';
import type { Tokens } from './tokenize.ts';

/** Receives an occurrence: place of the feature, first and last token. */
export type OnFound = (feature: number, firstToken: number, lastToken: number) => void;

/** Finds the features that are lists of words, phrases, sentence openers or marks. */
export function findListed(text: Tokens, found: OnFound): void {
  const { tokens, wordsSupported } = text;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) continue;
    if (token.kind === 'word') {
      if (!wordsSupported) continue;
      for (const feature of byWord.get(token.lower) ?? none) found(feature, at, at);
      findPhrase(tokens, at, found);
    } else {
      for (const feature of byMark.get(token.text) ?? none) found(feature, at, at);
    }
  }
  if (!wordsSupported) return;
  for (const sentence of bodyOf(text).sentences) {
    for (let at = sentence.firstToken; at <= sentence.lastToken; at += 1) {
      const token = tokens[at];
      if (token?.kind !== 'word') continue;
      for (const feature of byOpener.get(token.lower) ?? none) found(feature, at, at);
      break;
    }
  }
}

interface Phrase {
  readonly feature: number;
  readonly words: readonly string[];
}

const none: readonly number[] = [];
const byWord = new Map<string, number[]>();
const byOpener = new Map<string, number[]>();
const byMark = new Map<string, number[]>();
const byFirstWord = new Map<string, Phrase[]>();

featureDefinitions.forEach(({ match }, feature) => {
  switch (match.by) {
    case 'word':
      for (const word of match.words) file(byWord, word, feature);
      break;
    case 'opener':
      for (const word of match.words) file(byOpener, word, feature);
      break;
    case 'mark':
      for (const mark of match.marks) file(byMark, mark, feature);
      break;
    case 'phrase':
      for (const phrase of match.phrases) {
        const words = phrase.split(' ');
        file(byFirstWord, words[0] ?? '', { feature, words });
      }
      break;
    case 'rule':
      break;
    default:
      match satisfies never;
  }
});

function file<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function findPhrase(tokens: Tokens['tokens'], at: number, found: OnFound): void {
  const candidates = byFirstWord.get(tokens[at]?.lower ?? '');
  if (candidates === undefined) return;
  for (const { feature, words } of candidates) {
    let matched = 1;
    while (matched < words.length && tokens[at + matched]?.lower === words[matched]) matched += 1;
    if (matched === words.length) found(feature, at, at + matched - 1);
  }
}
