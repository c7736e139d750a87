import { applyRefusalModel, type ClassifiedRefusal } from './apply-refusal-model.ts';
import type { RefusalModel } from './fit-refusal-model.ts';
import { keptRefusalModel } from './kept-refusal-model.ts';
import { type PromptAndAnswer, refusalSignNames } from './measure-refusal-signs.ts';

const model = shippedModel();

/**
 * Whether an English answer refuses what was asked, fully or in part, by counted wordings under weights fitted on answers that people labelled;
 * `keptRefusalModel` says how well it agrees with them. The first 1,500 characters are read. Null of an answer without a word: count it as unscored. An
 * answer in another language shows no cues and is taken for compliance: check the language first.
 */
export function classifyRefusal(given: PromptAndAnswer): ClassifiedRefusal | null {
  return applyRefusalModel(model, given);
}

function shippedModel(): RefusalModel {
  const { signs, intercepts } = keptRefusalModel;
  const weights = refusalSignNames.map((name) => {
    const pair = signs[name];
    if (pair === undefined)
      throw new RangeError(`the sign "${name}" has no weight: run scripts/fit-refusal-classifier.ts again`);
    return pair;
  });
  return {
    any: { intercept: intercepts[0], weights: weights.map(([any]) => any) },
    full: { intercept: intercepts[1], weights: weights.map(([, full]) => full) },
  };
}
