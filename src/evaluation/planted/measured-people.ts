import { measureText, type TextMeasure, type Tokens, tokenize } from '../../core/stylometry/index.ts';

export interface MeasuredText {
  readonly id: string;
  readonly text: string;
  readonly tokens: Tokens;
  readonly measure: TextMeasure;
}

/** A person with all their texts counted. */
export interface MeasuredPerson {
  readonly person: string;
  readonly texts: readonly MeasuredText[];
}

export function measuredText(id: string, text: string): MeasuredText {
  const tokens = tokenize(text);
  return { id, text, tokens, measure: measureText(tokens) };
}
