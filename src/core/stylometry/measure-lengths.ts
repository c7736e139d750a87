import { bodyOf } from './body-sentences.ts';
import { placeOf } from './feature-catalogue.ts';
import type { TokenSpan, Tokens } from './tokenize.ts';

/** Writes sums and numbers of units of the `mean` features. */
export function measureLengths(text: Tokens, count: Float64Array, opportunity: Float64Array): void {
  const { tokens, words, paragraphs } = text;
  const body = bodyOf(text);
  const { sentences } = body;
  if (tokens.length === 0) return;
  const set = (feature: number, sum: number, units: number): void => {
    count[feature] = sum;
    opportunity[feature] = units;
  };
  set(place.paragraphsPerText, paragraphs.length, 1);
  set(place.sentencesPerParagraph, sentences.length, body.paragraphs);
  let commas = 0;
  for (const token of tokens) if (token.text === ',') commas += 1;
  set(place.commasPerSentence, commas, sentences.length);
  if (!text.wordsSupported) return;
  let letters = 0;
  for (const word of words) letters += word.text.length;
  set(place.wordsPerText, words.length, 1);
  const lengths = sentences.map((sentence) => wordsIn(text, sentence));
  set(place.wordsPerSentence, sumOf(lengths), sentences.length);
  set(place.wordsPerParagraph, words.length, paragraphs.length);
  set(place.charactersPerWord, letters, words.length);
  if (lengths.length >= 2) set(place.sentenceLengthSpread, deviation(lengths), 1);
}

const place = {
  wordsPerText: placeOf('words-per-text'),
  wordsPerSentence: placeOf('words-per-sentence'),
  sentenceLengthSpread: placeOf('sentence-length-spread'),
  wordsPerParagraph: placeOf('words-per-paragraph'),
  sentencesPerParagraph: placeOf('sentences-per-paragraph'),
  paragraphsPerText: placeOf('paragraphs-per-text'),
  charactersPerWord: placeOf('characters-per-word'),
  commasPerSentence: placeOf('commas-per-sentence'),
} as const;

function wordsIn({ tokens }: Tokens, { firstToken, lastToken }: TokenSpan): number {
  let words = 0;
  for (let at = firstToken; at <= lastToken; at += 1) if (tokens[at]?.kind === 'word') words += 1;
  return words;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
