import type { RegisterBackground } from '../../contracts/background.ts';
import type { Effect, Hypothesis } from '../../contracts/hypothesis.ts';
import { type Feature, features } from '../stylometry/feature-catalogue.ts';
import { rateOf } from '../stylometry/measure-text.ts';
import { type OpenedBackground, openBackground } from '../stylometry/open-background.ts';
import { chooseEvidence } from './choose-evidence.ts';
import { groupSize } from './group-size.ts';
import { hypothesisId } from './hypothesis-id.ts';
import { isWholeText, type MeasuredEffect, measureEffect } from './measure-effect.ts';
import { byId, type PersonText } from './person-text.ts';
import { predicateFor } from './predicate.ts';
import { type OtherPeople, otherPeople, rankTexts } from './rank-among-people.ts';
import { wordFeature } from './word-feature.ts';

export interface ProposeMeasuredInput {
  readonly person: string;
  readonly register: string;
  /** Inference texts of that register. */
  readonly texts: readonly PersonText[];
  readonly background: RegisterBackground;
}

/**
 * Counted differences from other writers, strongest first (hypotheses.md 6.4). Proposed loosely; `tryCountable` tests them strictly.
 * Linear in the number of texts.
 */
export function proposeMeasured({ person, register, texts, background }: ProposeMeasuredInput): readonly Hypothesis[] {
  if (texts.length === 0) return [];
  const opened = openBackground(background);
  const ordered = byId(texts);
  const others = otherPeople(opened, 'background', ordered);
  const hypotheses = features.flatMap((feature, place) => {
    const measured = measureEffect(feature, place, ordered, opened);
    if (measured === null || !isClear(feature, measured, ordered)) return [];
    const direction = measured.effect.ratePerson > measured.effect.rateBackground ? 'more' : 'less';
    const found = { feature, place, direction, texts: ordered } as const;
    if (!isSupported(found, opened) || !isRanked(found, others, opened)) return [];
    return [describe({ ...found, person, register, measured, background: opened })];
  });
  return hypotheses.toSorted(
    (a, b) => Math.abs(b.effect?.z ?? 0) - Math.abs(a.effect?.z ?? 0) || (a.id < b.id ? -1 : 1),
  );
}

interface Found {
  readonly feature: Feature;
  readonly place: number;
  readonly direction: 'more' | 'less';
  readonly texts: readonly PersonText[];
}

/** Surety, size and number of occurrences. */
function isClear(
  feature: Feature,
  { effect, count, opportunity }: MeasuredEffect,
  texts: readonly PersonText[],
): boolean {
  if (Math.abs(effect.z) < 1.96 || !isLarge(feature, effect)) return false;
  if (feature.kind === 'mean') return true;
  const needed = occurrencesNeeded(feature, texts);
  return effect.ratePerson > effect.rateBackground
    ? count >= needed
    : opportunity * (isWholeText(feature) ? effect.rateBackground - effect.ratePerson : effect.rateBackground) >=
        (isWholeText(feature) ? needed / 2 : needed);
}

/** By a quarter more or a fifth less; either way round for shares, where a habit may be not to do what nearly all do. */
function isLarge({ opportunity, kind }: Feature, { ratePerson, rateBackground }: Effect): boolean {
  const ratio = (ratePerson + 1e-12) / (rateBackground + 1e-12);
  if (ratio >= 1.25 || ratio <= 0.8) return true;
  if (kind === 'mean' || opportunity === 'words') return false;
  const rest = (1 - ratePerson + 1e-12) / (1 - rateBackground + 1e-12);
  return Math.abs(ratePerson - rateBackground) >= 0.1 && (rest >= 1.25 || rest <= 0.8);
}

/**
 * Five, with two exceptions. A habit of whole texts can occur once a text at most: half of the texts, at least two.
 * Under 600 words in all five are rarely reached: three do, and the trial decides.
 */
function occurrencesNeeded(feature: Feature, texts: readonly PersonText[]): number {
  if (isWholeText(feature)) return Math.min(5, Math.max(2, texts.length / 2));
  return texts.reduce((sum, { measure }) => sum + measure.words, 0) < 600 ? 3 : 5;
}

/** At least two texts on the claimed side of the background's median. */
function isSupported({ feature, place, direction, texts }: Found, { median }: OpenedBackground): boolean {
  const middle = isWholeText(feature) ? 0.5 : (median[place] ?? Number.NaN);
  let supporting = 0;
  for (const { measure } of texts) {
    const rate = rateOf(measure, place);
    if (rate !== null && isOnSide(rate, middle, direction)) supporting += 1;
    if (supporting === 2) return true;
  }
  return false;
}

/** Where half of all texts do something always or never, doing the same counts for that side. Medians come in steps of 5 %. */
function isOnSide(rate: number, middle: number, direction: 'more' | 'less'): boolean {
  if (direction === 'more') return rate > middle || (rate === 1 && middle > 0.95 && middle < 1.05);
  return rate < middle || (rate === 0 && middle === 0);
}

function isRanked({ place, direction, texts }: Found, others: OtherPeople, background: OpenedBackground): boolean {
  const size = groupSize(place, background);
  let sources = 0;
  for (const { measure } of texts) if (rateOf(measure, place) !== null) sources += 1;
  if (sources < 2) return false;
  const rank = rankTexts({ others, place, direction, texts, sources, size });
  return rank !== null && rank.probability >= 0.65 && rank.low > 0.5;
}

function describe({
  feature,
  place,
  direction,
  texts,
  person,
  register,
  measured,
  background,
}: Found & {
  readonly person: string;
  readonly register: string;
  readonly measured: MeasuredEffect;
  readonly background: OpenedBackground;
}): Hypothesis {
  const { effect, count, opportunity } = measured;
  const { ratePerson, rateBackground } = effect;
  return {
    id: hypothesisId({ person, key: feature.id, direction, register }),
    dimension: feature.dimension,
    origin: 'measured',
    standing: 'proposed',
    registers: [register],
    ...wordFeature({ feature, direction, register, figures: { count, opportunity, ratePerson, rateBackground } }),
    predicate: predicateFor(feature, place, direction, background),
    check: null,
    evidence: chooseEvidence({ feature, place, direction, texts }),
    effect,
    trial: null,
    reward: null,
    flags: ['untested'],
  };
}
