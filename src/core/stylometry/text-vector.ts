import { features } from './feature-catalogue.ts';
import { type HashedVector, hashedGrams } from './hashed-grams.ts';
import { maskContentWords } from './mask-content-words.ts';
import { measureText, rateOf, type TextMeasure } from './measure-text.ts';
import type { Tokens } from './tokenize.ts';

/** A text as verification sees it. */
export interface TextVector {
  readonly words: number;
  readonly grams: HashedVector;
  readonly maskedGrams: HashedVector;
  /** Levels of the catalogue's rates, NaN without opportunities. */
  readonly levels: Float64Array;
}

const known = new WeakMap<Tokens, TextVector>();

/** As `textVector`, kept as long as the tokens are. */
export function vectorOf(tokens: Tokens, measure?: TextMeasure): TextVector {
  const kept = known.get(tokens);
  if (kept !== undefined) return kept;
  const vector = textVector(tokens, measure);
  known.set(tokens, vector);
  return vector;
}

export function textVector(tokens: Tokens, measure: TextMeasure = measureText(tokens)): TextVector {
  return {
    words: measure.words,
    grams: hashedGrams(tokens.copy.text, 3),
    maskedGrams: hashedGrams(maskContentWords(tokens), 4),
    levels: levelsOf(measure),
  };
}

function levelsOf(measure: TextMeasure): Float64Array {
  const levels = new Float64Array(features.length);
  for (let feature = 0; feature < levels.length; feature += 1)
    levels[feature] = levelOf(feature, rateOf(measure, feature) ?? Number.NaN);
  return levels;
}

/** A rate on the scale where its noise depends little on its size: square root of shares, ln(1 + length). */
export function levelOf(feature: number, rate: number): number {
  return features[feature]?.kind === 'mean' ? Math.log1p(rate) : Math.sqrt(rate);
}
