import { featureIndex } from './feature-catalogue.ts';
import { findChoices } from './find-choices.ts';
import { findLetterForm } from './find-letter-form.ts';
import { findListed } from './find-listed.ts';
import { findShapes } from './find-shapes.ts';
import { findShares } from './find-shares.ts';
import type { Tokens } from './tokenize.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a `count` feature occurs, as offsets into the original text, in order: the evidence. Lengths and unknown ids occur nowhere. */
export function featureSpans(text: Tokens, featureId: string): readonly Span[] {
  const wanted = featureIndex.get(featureId);
  const spans: Span[] = [];
  const found = (feature: number, firstToken: number, lastToken: number): void => {
    if (feature !== wanted) return;
    const first = text.tokens[firstToken];
    const last = text.tokens[Math.min(lastToken, text.tokens.length - 1)];
    if (first !== undefined && last !== undefined) spans.push({ start: first.start, end: last.end });
  };
  findListed(text, found);
  findShapes(text, found);
  findChoices(text, found, () => {});
  findShares(text, found, () => {});
  findLetterForm(text, found, () => {});
  return spans.toSorted((a, b) => a.start - b.start);
}
