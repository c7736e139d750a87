import type { Predicate } from '../../contracts/hypothesis.ts';
import { type Feature, featureIndex, features } from '../stylometry/feature-catalogue.ts';
import { rateOf, type TextMeasure } from '../stylometry/measure-text.ts';
import type { OpenedBackground } from '../stylometry/open-background.ts';
import { isWholeText } from './measure-effect.ts';

/** Fewer opportunities than this say nothing, except of the whole text. */
const fewestOpportunities = 3;

/** The upper quartile of other people's texts for "more", the lower for "less"; half for habits of whole texts, which are there or not. */
export function predicateFor(
  feature: Feature,
  place: number,
  direction: 'more' | 'less',
  background: OpenedBackground,
): Predicate {
  const quartile = (direction === 'more' ? background.upperQuartile : background.lowerQuartile)[place] ?? 0;
  const bounded = feature.kind === 'count' && feature.opportunity !== 'words';
  // A share cannot exceed one: where a quarter of all texts reach it, reaching it is enough.
  const threshold = isWholeText(feature) ? 0.5 : direction === 'more' && bounded ? Math.min(quartile, 0.999) : quartile;
  return { featureId: feature.id, direction, threshold: threshold * feature.scale, unit: feature.unit };
}

/** Where a feature is counted, or null when the catalogue does not hold it (a profile of an older version). */
export function placeOfPredicate({ featureId }: Predicate): number | null {
  return featureIndex.get(featureId) ?? null;
}

/** Whether a rate exhibits the habit: above the threshold for "more", at or below it for "less". */
export function isExhibited({ direction, threshold }: Predicate, place: number, rate: number): boolean {
  const value = rate * (features[place]?.scale ?? 1);
  return direction === 'more' ? value > threshold : value <= threshold;
}

/** True or false where the text gives enough opportunities to tell, else null. */
export function exhibits(predicate: Predicate, measure: TextMeasure): boolean | null {
  const place = placeOfPredicate(predicate);
  const feature = place === null ? undefined : features[place];
  if (place === null || feature === undefined) return null;
  const rate = rateOf(measure, place);
  const enough = feature.kind === 'mean' || isWholeText(feature) ? 1 : fewestOpportunities;
  if (rate === null || (measure.opportunity[place] ?? 0) < enough) return null;
  return isExhibited(predicate, place, rate);
}
