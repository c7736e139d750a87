import { bodyOf } from './body-sentences.ts';
import { features, placeOf } from './feature-catalogue.ts';
import { findChoices } from './find-choices.ts';
import { findLetterForm } from './find-letter-form.ts';
import { findListed } from './find-listed.ts';
import { findShapes } from './find-shapes.ts';
import { findShares } from './find-shares.ts';
import { isEnglish } from './is-english.ts';
import { measureLengths } from './measure-lengths.ts';
import type { Tokens } from './tokenize.ts';

/** Counts of one text, parallel to `features`. */
export interface TextMeasure {
  /** `count` features: occurrences. `mean` features: the sum over units. */
  readonly count: Float64Array;
  /** `count` features: opportunities. `mean` features: the number of units. 0 where the feature could not occur. */
  readonly opportunity: Float64Array;
  readonly words: number;
}

/** Counts every feature of the catalogue in one pass. Features of English have no opportunities in another language. */
export function measureText(tokens: Tokens): TextMeasure {
  const count = new Float64Array(features.length);
  const choices = new Float64Array(features.length);
  let greetings = 0;
  const found = (feature: number): void => {
    count[feature] = (count[feature] ?? 0) + 1;
  };
  findListed(tokens, found);
  findShapes(tokens, found);
  const chance = (feature: number): void => {
    choices[feature] = (choices[feature] ?? 0) + 1;
  };
  findChoices(tokens, found, chance);
  findShares(tokens, found, chance);
  findLetterForm(tokens, found, () => {
    greetings += 1;
  });
  const opportunity = opportunities(tokens, choices, greetings);
  measureLengths(tokens, count, opportunity);
  for (const feature of oncePerText) count[feature] = Math.min(count[feature] ?? 0, 1);
  forgetImpossible(count, opportunity);
  return { count, opportunity, words: tokens.words.length };
}

/** Occurrences per opportunity, or the mean over units; null without opportunities. */
export function rateOf(measure: TextMeasure, feature: number): number | null {
  const opportunity = measure.opportunity[feature] ?? 0;
  return opportunity > 0 ? (measure.count[feature] ?? 0) / opportunity : null;
}

const oncePerText = features.flatMap((feature, at) =>
  feature.kind === 'count' && feature.opportunity === 'texts' ? [at] : [],
);

const wordShapes = new Set(
  ['all-caps-words', 'stretched-words', 'long-words', 'short-words', 'short-sentences', 'long-sentences'].map(placeOf),
);

function opportunities(tokens: Tokens, choices: Float64Array, greetings: number): Float64Array {
  const english = isEnglish(tokens);
  const empty = tokens.tokens.length === 0;
  const totals = {
    words: tokens.wordsSupported ? tokens.words.length : estimatedWords(tokens),
    sentences: bodyOf(tokens).sentences.length,
    lines: tokens.lines.length,
    paragraphs: tokens.paragraphs.length,
    texts: empty ? 0 : 1,
    greetings,
    choices: 0,
  };
  const found = new Float64Array(features.length);
  for (const [at, feature] of features.entries()) {
    if (feature.kind === 'mean' || (feature.language === 'en' && !english)) continue;
    if (!tokens.wordsSupported && wordShapes.has(at)) continue;
    found[at] = feature.opportunity === 'choices' ? (choices[at] ?? 0) : totals[feature.opportunity];
  }
  return found;
}

/** Scripts without spaces: two letters stand for a word, so that rates of marks stay comparable in size. */
function estimatedWords({ tokens }: Tokens): number {
  let letters = 0;
  for (const token of tokens) if (token.kind === 'word') letters += token.text.length;
  return Math.ceil(letters / 2);
}

function forgetImpossible(count: Float64Array, opportunity: Float64Array): void {
  for (let at = 0; at < count.length; at += 1) if (opportunity[at] === 0) count[at] = 0;
}
