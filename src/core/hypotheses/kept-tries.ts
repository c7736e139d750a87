import type { RegisterBackground } from '../../contracts/background.ts';
import type { Predicate } from '../../contracts/hypothesis.ts';
import type { TextMeasure } from '../stylometry/measure-text.ts';

interface TriedText {
  readonly id: string;
  readonly measure: TextMeasure;
  readonly source?: { readonly unit: string };
}

type Try<Found> = (predicate: Predicate) => Found;

interface Kept<Found> {
  readonly background: RegisterBackground;
  readonly measures: readonly TextMeasure[];
  readonly sources: readonly string[];
  readonly found: Map<string, Found>;
}

/**
 * Tries each predicate once on the same counts against the same background: a person who gains a text to propose from keeps what was tried on
 * the others. Counts are compared by identity, so counting anew tries anew. What was found goes with the counts of the first text, as it must
 * when a person is forgotten.
 */
export function keepTries<Found>(): (
  texts: readonly TriedText[],
  background: RegisterBackground,
  tryOne: Try<Found>,
) => Try<Found> {
  const known = new WeakMap<TextMeasure, Kept<Found>>();
  return (texts, background, tryOne) => {
    const [first] = texts;
    if (first === undefined) return tryOne;
    const measures = texts.map(({ measure }) => measure);
    const sources = texts.map(({ id, source }) => source?.unit ?? id);
    const last = known.get(first.measure);
    const isKept =
      last?.background === background && areEqual(last.measures, measures) && areEqual(last.sources, sources);
    const { found } = isKept ? last : { found: new Map<string, Found>() };
    if (!isKept) known.set(first.measure, { background, measures, sources, found });
    return (predicate) => {
      const key = JSON.stringify(predicate);
      const before = found.get(key);
      if (before !== undefined) return before;
      const now = tryOne(predicate);
      found.set(key, now);
      return now;
    };
  };
}

function areEqual<T>(some: readonly T[], others: readonly T[]): boolean {
  return some.length === others.length && some.every((one, at) => one === others[at]);
}
