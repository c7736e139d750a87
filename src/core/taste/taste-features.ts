import type { Hypothesis } from '../../contracts/hypothesis.ts';
import { assessMeasured } from '../hypotheses/assess-compliance.ts';
import { shareFollowed } from '../hypotheses/share-followed.ts';
import { placeOf } from '../stylometry/feature-catalogue.ts';
import { measureText, rateOf, type TextMeasure } from '../stylometry/measure-text.ts';
import { tokenize } from '../stylometry/tokenize.ts';

/** One thing of a text that somebody may like more or less of, with the words it is told in. */
export interface TasteFeature {
  readonly id: string;
  /** What a text with more of it is: `longer`. */
  readonly more: string;
  /** What a text with less of it is: `shorter`. */
  readonly less: string;
  /** How likely it is that a person chooses by it, before anything is known of them. */
  readonly share: number;
}

interface CountedFeature extends TasteFeature {
  /** What two texts for one task typically differ by; a difference is counted in it. */
  readonly scale: number;
  /** Null where the text does not tell. */
  readonly value: (text: MeasuredCandidate) => number | null;
}

/** What a text is measured against besides itself. */
export interface TasteMaterial {
  /** The person's selected hypotheses of the register. */
  readonly hypotheses: readonly Hypothesis[];
  /** How near a text is to the person's fingerprint, −1 to 1; null where the person has none. */
  readonly nearness: ((text: string) => number) | null;
}

interface MeasuredCandidate {
  readonly text: string;
  readonly measure: TextMeasure;
  readonly material: TasteMaterial;
}

/**
 * A text as a taste sees it: one number a feature of `tasteFeatures`, in units of what two texts for one task typically differ by; NaN where the text does not
 * tell. Counted in the form the person would read, never by a model.
 */
export function tasteRow(text: string, material: TasteMaterial = nothingKnown): Float64Array {
  const measured = { text, measure: measureText(tokenize(text)), material };
  return Float64Array.from(counted, ({ value, scale }) => {
    const found = value(measured);
    return found === null ? Number.NaN : found / scale;
  });
}

/** Nothing is known of the person but what they chose. */
export const nothingKnown: TasteMaterial = { hypotheses: [], nearness: null };

const counted: readonly CountedFeature[] = [
  {
    ...{ id: 'length', more: 'longer', less: 'shorter', share: 0.3, scale: 0.35 },
    value: ({ measure }) => Math.log1p(measure.words),
  },
  {
    ...{ id: 'sentence-length', more: 'longer sentences', less: 'shorter sentences', share: 0.15, scale: 0.3 },
    value: logOf('words-per-sentence'),
  },
  {
    ...{ id: 'greeting', more: 'a greeting', less: 'no greeting', share: 0.2, scale: 0.5 },
    value: absenceOf('greeting-none'),
  },
  {
    ...{ id: 'closing', more: 'a closing', less: 'no closing', share: 0.15, scale: 0.5 },
    value: absenceOf('closing-none'),
  },
  {
    ...{ id: 'contractions', more: 'contractions', less: 'no contractions', share: 0.12, scale: 0.4 },
    value: rate('contractions'),
  },
  {
    ...{ id: 'questions', more: 'more questions', less: 'fewer questions', share: 0.1, scale: 0.2 },
    value: rate('questions'),
  },
  {
    ...{ id: 'exclamations', more: 'exclamation marks', less: 'fewer exclamation marks', share: 0.12, scale: 0.2 },
    value: rate('exclamations'),
  },
  { ...{ id: 'list', more: 'a list', less: 'no list', share: 0.1, scale: 0.5 }, value: rate('uses-list') },
  {
    ...{ id: 'paragraphs', more: 'more paragraphs', less: 'fewer paragraphs', share: 0.1, scale: 0.4 },
    value: logOf('paragraphs-per-text'),
  },
  {
    ...{ id: 'hedges', more: 'more cautious', less: 'less cautious', share: 0.12, scale: 0.02 },
    value: rates('hedges', 'downtoners'),
  },
  {
    ...{ id: 'emphasis', more: 'more emphatic', less: 'less emphatic', share: 0.08, scale: 0.02 },
    value: rates('boosters', 'intensifiers'),
  },
  {
    ...{ id: 'word-length', more: 'longer words', less: 'plainer words', share: 0.12, scale: 0.35 },
    value: rate('characters-per-word'),
  },
  {
    ...{ id: 'informality', more: 'more casual', less: 'more formal', share: 0.15, scale: 0.02 },
    value: ratesLess(['informal-forms', 'chat-abbreviations', 'interjections'], ['formal-connectives']),
  },
  {
    ...{ id: 'courtesies', more: 'more courteous', less: 'fewer courtesies', share: 0.15, scale: 0.6 },
    value: logCount('thanks', 'please', 'apologies'),
  },
  {
    ...{ id: 'emoji', more: 'emoji', less: 'no emoji', share: 0.1, scale: 0.6 },
    value: logCount('emoji', 'emoticons'),
  },
  {
    ...{ id: 'commas', more: 'more commas', less: 'fewer commas', share: 0.05, scale: 0.5 },
    value: rate('commas-per-sentence'),
  },
  {
    ...{ id: 'speaking-of-self', more: 'more of the writer', less: 'less of the writer', share: 0.06, scale: 0.03 },
    value: rates('pronouns-i', 'pronouns-we'),
  },
  {
    ...{ id: 'speaking-to-reader', more: 'more to the reader', less: 'less to the reader', share: 0.06, scale: 0.03 },
    value: rate('pronouns-you'),
  },
  {
    ...{ id: 'habits', more: 'more of their habits', less: 'fewer of their habits', share: 0.1, scale: 0.25 },
    value: habitsFollowed,
  },
  {
    ...{ id: 'voice', more: 'nearer to their voice', less: 'further from their voice', share: 0.1, scale: 0.1 },
    value: ({ text, material: { nearness } }) => nearness?.(text) ?? null,
  },
];

/** What a taste is made of, in the order of `tasteRow`. */
export const tasteFeatures: readonly TasteFeature[] = counted.map(({ id, more, less, share }) => ({
  ...{ id, more, less, share },
}));

function rate(id: string): CountedFeature['value'] {
  const at = placeOf(id);
  return ({ measure }) => rateOf(measure, at);
}

function absenceOf(id: string): CountedFeature['value'] {
  const at = placeOf(id);
  return ({ measure }) => {
    const absent = rateOf(measure, at);
    return absent === null ? null : 1 - absent;
  };
}

function logOf(id: string): CountedFeature['value'] {
  const at = placeOf(id);
  return ({ measure }) => {
    const mean = rateOf(measure, at);
    return mean === null ? null : Math.log1p(mean);
  };
}

function rates(...ids: readonly string[]): CountedFeature['value'] {
  return ratesLess(ids, []);
}

function ratesLess(added: readonly string[], taken: readonly string[]): CountedFeature['value'] {
  const [plus, minus] = [added.map(placeOf), taken.map(placeOf)];
  return ({ measure }) => {
    if (plus.some((at) => rateOf(measure, at) === null)) return null;
    const sum = (places: readonly number[]) => places.reduce((total, at) => total + (rateOf(measure, at) ?? 0), 0);
    return sum(plus) - sum(minus);
  };
}

function logCount(...ids: readonly string[]): CountedFeature['value'] {
  const places = ids.map(placeOf);
  return ({ measure }) => Math.log1p(places.reduce((sum, at) => sum + (measure.count[at] ?? 0), 0));
}

function habitsFollowed({ measure, material: { hypotheses } }: MeasuredCandidate): number | null {
  return shareFollowed(assessMeasured(hypotheses, measure));
}
