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

const known = new WeakMap<Tokens, ReadonlyMap<number, readonly Span[]>>();

/** Where a `count` feature occurs, as offsets into the original text, in order: the evidence. Lengths and unknown ids occur nowhere. */
export function featureSpans(text: Tokens, featureId: string): readonly Span[] {
  const all = known.get(text) ?? allSpans(text);
  known.set(text, all);
  const feature = featureIndex.get(featureId);
  return feature === undefined ? [] : (all.get(feature) ?? []);
}

/** One pass finds all features, and evidence is asked of many. */
function allSpans(text: Tokens): ReadonlyMap<number, readonly Span[]> {
  const spans = new Map<number, Span[]>();
  const found = (feature: number, firstToken: number, lastToken: number): void => {
    const first = text.tokens[firstToken];
    const last = text.tokens[Math.min(lastToken, text.tokens.length - 1)];
    if (first === undefined || last === undefined) return;
    const list = spans.get(feature) ?? [];
    list.push({ start: first.start, end: last.end });
    spans.set(feature, list);
  };
  findListed(text, found);
  findShapes(text, found);
  findChoices(text, found, () => {});
  findShares(text, found, () => {});
  findLetterForm(text, found, () => {});
  for (const list of spans.values()) list.sort((a, b) => a.start - b.start);
  return spans;
}
