import type { RegisterBackground } from '../../contracts/background.ts';
import type { Hypothesis, Predicate } from '../../contracts/hypothesis.ts';
import { features } from '../stylometry/feature-catalogue.ts';
import type { TextMeasure } from '../stylometry/measure-text.ts';
import { openBackground } from '../stylometry/open-background.ts';
import { countedHabit, isOpposite } from './opposite-habit.ts';
import { exhibits, isExhibited, placeOfPredicate } from './predicate.ts';
import { isSameHabit } from './same-habit.ts';

/** For each text whether it exhibits the hypothesis; null where it cannot tell. */
export type ExhibitVector = readonly (boolean | null)[];

/** Exhibits of a counted hypothesis over own texts, then over texts of control people where a background is given; empty for others. */
export function exhibitVector(
  { predicate }: Hypothesis,
  own: readonly { readonly measure: TextMeasure }[],
  background: RegisterBackground | null,
): ExhibitVector {
  const place = predicate === null ? null : placeOfPredicate(predicate);
  if (predicate === null || place === null) return [];
  const vector: (boolean | null)[] = own.map(({ measure }) => exhibits(predicate, measure));
  return background === null ? vector : [...vector, ...controlVector(predicate, place, background)];
}

const known = new WeakMap<RegisterBackground, Map<string, ExhibitVector>>();

/** Found once a background, which never changes. */
function controlVector(predicate: Predicate, place: number, background: RegisterBackground): ExhibitVector {
  const ofBackground = known.get(background) ?? new Map<string, ExhibitVector>();
  known.set(background, ofBackground);
  const key = `${place} ${predicate.direction} ${predicate.threshold}`;
  const seen = ofBackground.get(key);
  if (seen !== undefined) return seen;
  const vector: (boolean | null)[] = [];
  for (const { role, texts, rates } of openBackground(background).writers) {
    if (role !== 'control') continue;
    for (let text = 0; text < texts; text += 1) {
      const rate = rates[text * features.length + place] ?? Number.NaN;
      vector.push(Number.isNaN(rate) ? null : isExhibited(predicate, place, rate));
    }
  }
  ofBackground.set(key, vector);
  return vector;
}

/** Absolute phi coefficient over the texts that both can tell; 0 where one of them never varies. */
export function phi(one: ExhibitVector, other: ExhibitVector): number {
  let [neither, onlySecond, onlyFirst, both] = [0, 0, 0, 0];
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) {
    const first = one[at];
    const second = other[at];
    if (first === null || second === null || first === undefined || second === undefined) continue;
    if (first && second) both += 1;
    else if (first) onlyFirst += 1;
    else if (second) onlySecond += 1;
    else neither += 1;
  }
  const spread = Math.sqrt((both + onlyFirst) * (onlySecond + neither) * (both + onlySecond) * (onlyFirst + neither));
  return spread === 0 ? 0 : Math.abs(both * neither - onlyFirst * onlySecond) / spread;
}

/** Two that are about one habit, in counts or in words, overlap by definition, however few texts there are to show it. */
export function overlap(one: Hypothesis, other: Hypothesis, vectors: ReadonlyMap<string, ExhibitVector>): number {
  const [first, second] = [countedHabit(one), countedHabit(other)];
  const related = first !== null && second !== null && isSameHabit(first.featureId, second.featureId);
  return related || isOpposite(one, other) ? 1 : phi(vectors.get(one.id) ?? [], vectors.get(other.id) ?? []);
}
