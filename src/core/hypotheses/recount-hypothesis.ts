import type { RegisterBackground } from '../../contracts/background.ts';
import type { Hypothesis } from '../../contracts/hypothesis.ts';
import { features } from '../stylometry/feature-catalogue.ts';
import { openBackground } from '../stylometry/open-background.ts';
import { chooseEvidence } from './choose-evidence.ts';
import { isBorneOut } from './contradicting-counts.ts';
import { measureEffect } from './measure-effect.ts';
import { byId, type PersonText } from './person-text.ts';
import { placeOfPredicate } from './predicate.ts';
import { type TrialText, tryCountable } from './try-countable.ts';
import { wordFeature } from './word-feature.ts';

export interface RecountInput {
  readonly register: string;
  /** Inference texts of the register. */
  readonly texts: readonly PersonText[];
  /** Trial texts of the register. */
  readonly own: readonly TrialText[];
  readonly background: RegisterBackground;
}

/**
 * A counted hypothesis with the figures and trial of the texts as they are now; null when they no longer give an opportunity. A measured one is worded
 * and evidenced anew; one that a model proposed keeps its words and quotes.
 */
export function recountHypothesis(
  hypothesis: Hypothesis,
  { register, texts, own, background }: RecountInput,
): Hypothesis | null {
  const { predicate } = hypothesis;
  const place = predicate === null ? null : placeOfPredicate(predicate);
  const feature = place === null ? undefined : features[place];
  if (predicate === null || place === null || feature === undefined) return null;
  const ordered = byId(texts);
  const measured = measureEffect(feature, place, ordered, openBackground(background));
  if (measured === null) return null;
  const { effect, count, opportunity } = measured;
  const { direction } = predicate;
  const { ratePerson, rateBackground } = effect;
  const figures = { count, opportunity, ratePerson, rateBackground };
  const recounted: Hypothesis =
    hypothesis.origin === 'measured'
      ? {
          ...hypothesis,
          ...wordFeature({ feature, direction, register, figures }),
          evidence: chooseEvidence({ feature, place, direction, texts: ordered }),
          effect,
        }
      : { ...hypothesis, effect: isBorneOut(effect, direction) ? effect : null };
  // What a model claims was not ranked on the inference texts: held-out texts alone bear it out.
  const inference = hypothesis.origin === 'measured' ? ordered : [];
  return tryCountable({ hypotheses: [recounted], own, inference, background })[0] ?? null;
}
