import type { Hypothesis } from '../../contracts/hypothesis.ts';
import { features } from '../stylometry/feature-catalogue.ts';
import type { TextMeasure } from '../stylometry/measure-text.ts';
import { placeOfPredicate } from './predicate.ts';
import { wordFeature } from './word-feature.ts';

interface Counted {
  readonly measure: TextMeasure;
}

export interface ShrinkInput {
  readonly register: string;
  /** Inference texts of the register, and of all registers of the person. */
  readonly inRegister: readonly Counted[];
  readonly all: readonly Counted[];
}

/** Words that the person's overall rate weighs in a register's. */
const priorWords = 200;

/**
 * Draws the person's rate in one register towards their rate everywhere, as far as 200 words of it weigh (hypotheses.md 6.13), and words the
 * statement by it: few texts in a register do not make a figure for it. Effect, surety and trial stay as counted. Lengths stay.
 */
export function shrinkToPerson(hypothesis: Hypothesis, { register, inRegister, all }: ShrinkInput): Hypothesis {
  const { predicate, effect } = hypothesis;
  const place = predicate === null ? null : placeOfPredicate(predicate);
  const feature = place === null ? undefined : features[place];
  if (predicate === null || effect === null || place === null || feature === undefined) return hypothesis;
  if (feature.kind === 'mean' || feature.opportunity === 'texts' || inRegister.length === all.length) return hypothesis;
  const here = totals(inRegister, place);
  const everywhere = totals(all, place);
  if (here.words === 0 || here.opportunity === 0) return hypothesis;
  const prior = (priorWords * here.opportunity) / here.words;
  const overall = everywhere.count / everywhere.opportunity;
  const ratePerson = (here.count + prior * overall) / (here.opportunity + prior);
  const figures = {
    count: here.count,
    opportunity: here.opportunity,
    ratePerson,
    rateBackground: effect.rateBackground,
  };
  return {
    ...hypothesis,
    ...wordFeature({ feature, direction: predicate.direction, register, figures }),
    effect: { ...effect, ratePerson },
  };
}

function totals(texts: readonly Counted[], place: number) {
  let [count, opportunity, words] = [0, 0, 0];
  for (const { measure } of texts) {
    count += measure.count[place] ?? 0;
    opportunity += measure.opportunity[place] ?? 0;
    words += measure.words;
  }
  return { count, opportunity, words };
}
