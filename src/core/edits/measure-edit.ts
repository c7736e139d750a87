import type { Edit, FeatureChange } from '../../contracts/edit.ts';
import { features } from '../stylometry/feature-catalogue.ts';
import { findChoices } from '../stylometry/find-choices.ts';
import { findLetterForm } from '../stylometry/find-letter-form.ts';
import { findListed } from '../stylometry/find-listed.ts';
import { findShapes } from '../stylometry/find-shapes.ts';
import { measureText, rateOf, type TextMeasure } from '../stylometry/measure-text.ts';
import { type Tokens, tokenize } from '../stylometry/tokenize.ts';
import { diffSequences, type Hunk } from '../text/diff-sequences.ts';
import { isFact, isFactChange, type PlacedToken } from './is-fact-change.ts';

export interface MeasuredEdit extends Pick<Edit, 'words' | 'places' | 'changes'> {
  /** What was changed, with names, numbers and dates hidden; places that only change facts are left out. */
  readonly hunks: readonly EditHunk[];
}

export interface EditHunk {
  readonly before: string;
  readonly after: string;
}

/** A rate moves when it changes by this share of the larger: the shortening of a text alone moves no rate. */
const leastMove = 0.1;
/** The same for lengths, which every added word moves a little. */
const leastLengthMove = 0.15;

/** What an edit of a draft shows of the person's style (hypotheses.md 6.13). Null when no token changed. */
export function measureEdit(draft: string, final: string): MeasuredEdit | null {
  const [before, after] = [side(draft), side(final)];
  const textsOf = ({ tokens }: Tokens) => tokens.map(({ text }) => text);
  const hunks = diffSequences(textsOf(before.tokens), textsOf(after.tokens));
  if (hunks.length === 0) return null;
  const ofHunk = (one: Hunk) => ({
    before: before.placed.slice(one.beforeStart, one.beforeEnd),
    after: after.placed.slice(one.afterStart, one.afterEnd),
  });
  const facts = hunks.map((one) => isFactChange(ofHunk(one).before, ofHunk(one).after));
  const style = hunks.map((one, at) => ({ ...one, place: at })).filter(({ place }) => facts[place] !== true);
  const isWord = ({ token }: PlacedToken) => token.kind === 'word';
  return {
    words: {
      draft: before.tokens.words.length,
      final: after.tokens.words.length,
      own: hunks.reduce((sum, one) => sum + ofHunk(one).after.filter(isWord).length, 0),
    },
    places: { total: hunks.length, facts: facts.filter((fact) => fact).length },
    changes: style.length === 0 ? [] : changesOf(before, after, style),
    hunks: style.map((one) => ({
      before: masked(draft, ofHunk(one).before),
      after: masked(final, ofHunk(one).after),
    })),
  };
}

interface Side {
  readonly tokens: Tokens;
  readonly placed: readonly PlacedToken[];
  readonly measure: TextMeasure;
}

interface PlacedHunk extends Hunk {
  readonly place: number;
}

function side(text: string): Side {
  const tokens = tokenize(text);
  const openers = new Set([...tokens.sentences, ...tokens.lines].map(({ firstToken }) => firstToken));
  return {
    tokens,
    placed: tokens.tokens.map((token, at) => ({ token, opens: openers.has(at) })),
    measure: measureText(tokens),
  };
}

function changesOf(before: Side, after: Side, hunks: readonly PlacedHunk[]): FeatureChange[] {
  const moved = features.map(() => new Map<number, number>());
  const add = (feature: number, place: number, by: number) => {
    const places = moved[feature];
    places?.set(place, (places.get(place) ?? 0) + by);
  };
  occurrencesIn(before, hunks, 'before', (feature, place) => add(feature, place, -1));
  occurrencesIn(after, hunks, 'after', (feature, place) => add(feature, place, 1));
  return features.flatMap((feature, at) => {
    const [from, to] = [rateOf(before.measure, at), rateOf(after.measure, at)];
    if (from === null || to === null || from === to) return [];
    const direction = to > from ? 'more' : 'less';
    const change = { featureId: feature.id, direction, draft: counted(before, at), final: counted(after, at) } as const;
    const share = Math.abs(to - from) / Math.max(to, from);
    if (feature.kind === 'mean')
      return isTold(feature.id, direction) && share >= leastLengthMove ? [{ ...change, places: [] }] : [];
    const places = [...(moved[at] ?? [])].filter(([, by]) => by !== 0);
    const sum = places.reduce((total, [, by]) => total + by, 0);
    // Where the places moved it the other way, the rate moved by the length of the text alone.
    if (Math.sign(sum) !== (direction === 'more' ? 1 : -1) || share < leastMove) return [];
    return [{ ...change, places: places.map(([place]) => place) }];
  });
}

/** Of the lengths only these: what a person adds to a draft may be facts, what they cut is too long. */
function isTold(featureId: string, direction: 'more' | 'less'): boolean {
  return direction === 'less' && (featureId === 'words-per-sentence' || featureId === 'words-per-text');
}

/** Calls back for each occurrence at a changed place, unless it is a fact that occurs. */
function occurrencesIn(
  { tokens, placed }: Side,
  hunks: readonly PlacedHunk[],
  which: 'before' | 'after',
  found: (feature: number, place: number) => void,
): void {
  const placeOfToken = new Map<number, number>();
  for (const hunk of hunks)
    for (let at = hunk[`${which}Start`]; at < hunk[`${which}End`]; at += 1) placeOfToken.set(at, hunk.place);
  const onFound = (feature: number, firstToken: number, lastToken: number) => {
    for (let at = firstToken; at <= lastToken; at += 1) {
      const place = placeOfToken.get(at);
      const token = placed[at];
      if (place === undefined || token === undefined) continue;
      if (!isFact(token) || isWritingOfNumbers(features[feature]?.id)) found(feature, place);
      return;
    }
  };
  findListed(tokens, onFound);
  findShapes(tokens, onFound);
  findChoices(tokens, onFound, () => {});
  findLetterForm(tokens, onFound, () => {});
}

/** Their occurrences are facts; how a fact is written is style, and places that change a number are left out already. */
function isWritingOfNumbers(featureId: string | undefined): boolean {
  return featureId === 'numerals' || featureId === 'number-words' || featureId === 'digits-for-small-numbers';
}

function counted({ measure }: Side, feature: number): FeatureChange['draft'] {
  return { count: measure.count[feature] ?? 0, opportunity: measure.opportunity[feature] ?? 0 };
}

/** Longest side of a place as a model sees it, in tokens: more is no edit but another text. */
const mostTokens = 40;

function masked(text: string, tokens: readonly PlacedToken[]): string {
  let out = '';
  let end: number | null = null;
  for (const one of tokens.slice(0, mostTokens)) {
    const { token } = one;
    out += `${end === null ? '' : text.slice(end, token.start).replace(/\s+/g, ' ')}${isFact(one) ? '[…]' : token.text}`;
    end = token.end;
  }
  return tokens.length > mostTokens ? `${out} …` : out;
}
