import { predictLogistic } from '../statistics/logistic-regression.ts';
import type { Refusal, RefusalModel } from './fit-refusal-model.ts';
import { measureRefusalSigns, type PromptAndAnswer } from './measure-refusal-signs.ts';

export interface ClassifiedRefusal {
  readonly refusal: Refusal;
  /** Probability of a refusal of any kind; from half it is called one. */
  readonly any: number;
  /** Probability that it is a full one, given that it is one; from half it is called full. */
  readonly full: number;
}

/** Null of an answer without a word. */
export function applyRefusalModel(model: RefusalModel, given: PromptAndAnswer): ClassifiedRefusal | null {
  const values = measureRefusalSigns(given);
  if (values === null) return null;
  const any = predictLogistic(model.any, values);
  const full = predictLogistic(model.full, values);
  return { refusal: any < 0.5 ? 'none' : full < 0.5 ? 'partial' : 'full', any, full };
}
