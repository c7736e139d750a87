import type { Effect, Predicate } from '../../contracts/hypothesis.ts';
import { featureIndex, features } from '../stylometry/feature-catalogue.ts';
import type { OpenedBackground } from '../stylometry/open-background.ts';
import { type ClaimedFeature, claimedFeatures } from './claim-features.ts';
import { measureEffect } from './measure-effect.ts';
import type { PersonText } from './person-text.ts';
import { predicateFor } from './predicate.ts';

/** What counting says of a statement in words. */
export interface CountedClaim {
  readonly claimed: readonly ClaimedFeature[];
  /** A claimed difference that the person's texts turn the other way. */
  readonly refuted: ClaimedFeature | null;
  /** The difference, where the statement claims exactly one and the counts bear it out surely. */
  readonly effect: Effect | null;
  /** What makes the statement countable, where it names exactly one counted habit. */
  readonly predicate: Predicate | null;
}

/** By how much a rate must miss the background's, against the claim, to refute it. */
const refutingShare = 0.9;

/** Compares what a statement claims with the person's own counts. */
export function countClaim(
  statement: string,
  texts: readonly PersonText[],
  background: OpenedBackground,
): CountedClaim {
  const claimed = claimedFeatures(statement);
  const effects = claimed.map((claim) => ({ claim, effect: effectOf(claim, texts, background) }));
  const refuted = effects.find(({ claim, effect }) => effect !== null && isRefuted(claim, effect))?.claim ?? null;
  const [only] = effects;
  const sure = effects.length === 1 && only?.effect != null && isBorneOut(only.effect, only.claim.direction);
  return {
    claimed,
    refuted,
    effect: sure ? (only?.effect ?? null) : null,
    predicate: effects.length === 1 && only !== undefined ? predicateOf(only.claim, background) : null,
  };
}

/** Whether the difference lies surely on the side that is claimed. */
export function isBorneOut({ z }: Effect, direction: 'more' | 'less'): boolean {
  return z * (direction === 'more' ? 1 : -1) >= 1.96;
}

function predicateOf({ featureId, direction, named }: ClaimedFeature, background: OpenedBackground): Predicate | null {
  const place = featureIndex.get(featureId);
  const feature = place === undefined ? undefined : features[place];
  return named && place !== undefined && feature !== undefined
    ? predicateFor(feature, place, direction, background)
    : null;
}

function effectOf(
  { featureId }: ClaimedFeature,
  texts: readonly PersonText[],
  background: OpenedBackground,
): Effect | null {
  const place = featureIndex.get(featureId);
  const feature = place === undefined ? undefined : features[place];
  if (place === undefined || feature === undefined) return null;
  return measureEffect(feature, place, texts, background)?.effect ?? null;
}

function isRefuted({ direction }: ClaimedFeature, { ratePerson, rateBackground }: Effect): boolean {
  if (direction === 'more') return ratePerson === 0 || ratePerson < refutingShare * rateBackground;
  return ratePerson > 0 && ratePerson * refutingShare > rateBackground;
}
