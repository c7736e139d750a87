import type { Evidence } from '../../contracts/hypothesis.ts';
import type { Feature } from '../stylometry/feature-catalogue.ts';
import { featureSpans, type Span } from '../stylometry/feature-spans.ts';
import { rateOf } from '../stylometry/measure-text.ts';
import type { TokenSpan, Tokens } from '../stylometry/tokenize.ts';
import type { PersonText } from './person-text.ts';

/** One passage a text, from at most this many texts. */
export const mostEvidence = 6;
const longestQuote = 200;
/** Texts that are looked at before a habit that is hard to show is left with fewer passages. */
const mostLookedAt = 12;

export interface ChooseEvidenceInput {
  readonly feature: Feature;
  readonly place: number;
  readonly direction: 'more' | 'less';
  /** Ordered by id. */
  readonly texts: readonly PersonText[];
}

/**
 * Passages that show a counted habit, strongest texts first: the sentence or line around an occurrence,
 * or, where the habit is to do something less or at a length, a typical sentence without it.
 */
export function chooseEvidence({ feature, place, direction, texts }: ChooseEvidenceInput): Evidence[] {
  const sign = direction === 'more' ? -1 : 1;
  const rated = texts.flatMap((text) => {
    const rate = rateOf(text.measure, place);
    return rate === null ? [] : [{ text, rate }];
  });
  // Among equal rates the longer text says more; the sort is stable, so ids settle the rest.
  const ordered = rated.toSorted((a, b) => sign * (a.rate - b.rate) || b.text.measure.words - a.text.measure.words);
  const evidence: Evidence[] = [];
  for (const { text } of ordered.slice(0, mostLookedAt)) {
    const span = passage(feature, direction, text.tokens);
    if (span !== null) evidence.push({ sampleId: text.id, ...span });
    if (evidence.length === mostEvidence) break;
  }
  return evidence;
}

function passage(feature: Feature, direction: 'more' | 'less', tokens: Tokens): Span | null {
  if (feature.kind === 'mean') return typicalSentence(tokens, direction);
  const found = featureSpans(tokens, feature.id);
  if (direction === 'more') {
    const [first] = found;
    return first === undefined ? null : around(tokens, first, feature);
  }
  if (feature.family === 'greeting') return lineAt(tokens, 0);
  if (feature.family === 'closing') return lineAt(tokens, -1);
  return clearSentence(tokens, found);
}

/** What stands where the greeting or closing would be. */
function lineAt(tokens: Tokens, place: 0 | -1): Span | null {
  const line = tokens.lines.at(place);
  return line === undefined ? null : cut(tokens, line, line.start);
}

/** The line of a greeting or closing, else the sentence, cut near the occurrence when it is long. */
function around(tokens: Tokens, span: Span, { family, opportunity }: Feature): Span {
  const byLine = family === 'greeting' || family === 'closing' || opportunity === 'lines';
  const home = (byLine ? tokens.lines : tokens.sentences).find(
    ({ start, end }) => start <= span.start && span.start < end,
  );
  return cut(tokens, home ?? span, span.start);
}

/** A sentence whose length leans as the habit does: long or short ones show a length best. */
function typicalSentence(tokens: Tokens, direction: 'more' | 'less'): Span | null {
  const sign = direction === 'more' ? -1 : 1;
  const length = ({ firstToken, lastToken }: TokenSpan): number => lastToken - firstToken;
  let best: TokenSpan | null = null;
  for (const sentence of tokens.sentences)
    if (length(sentence) >= 4 && (best === null || sign * (length(sentence) - length(best)) < 0)) best = sentence;
  return best === null ? null : cut(tokens, best, best.start);
}

/** The longest sentence in which the thing does not occur. */
function clearSentence(tokens: Tokens, found: readonly Span[]): Span | null {
  let best: TokenSpan | null = null;
  let longest = -1;
  for (const sentence of tokens.sentences) {
    const length = sentence.lastToken - sentence.firstToken;
    if (length <= longest || found.some((span) => span.start < sentence.end && span.end > sentence.start)) continue;
    best = sentence;
    longest = length;
  }
  return best === null ? null : cut(tokens, best, best.start);
}

/** At most `longestQuote` characters that hold `focus`, cut between tokens. */
function cut({ tokens }: Tokens, { start, end }: Span, focus: number): Span {
  if (end - start <= longestQuote) return { start, end };
  const from = Math.max(start, Math.min(focus - longestQuote / 2, end - longestQuote));
  const inside = tokens.filter((token) => token.start >= from && token.end <= from + longestQuote && token.end <= end);
  return { start: inside[0]?.start ?? start, end: inside.at(-1)?.end ?? start + longestQuote };
}
