export type { ClassifiedRefusal } from './apply-refusal-model.ts';
export { classifyRefusal } from './classify-refusal.ts';
export { describeRefusalManner, type RefusalManner } from './describe-refusal-manner.ts';
export { fitRefusalModel, type LabelledAnswer, type Refusal, type RefusalModel } from './fit-refusal-model.ts';
export { keptRefusalModel } from './kept-refusal-model.ts';
export { type PromptAndAnswer, refusalSignNames } from './measure-refusal-signs.ts';
export type { RefusalFigures, RefusalRecord } from './refusal-record.ts';
export { type StrongRejectRating, strongRejectScore } from './strong-reject-score.ts';
export {
  classifyByFolds,
  classifyHeldOut,
  compareRates,
  kappaOfAnyRefusal,
  type RatedAnswer,
  type RefusalRates,
  type RefusalValidation,
  type RefusalVerdict,
  refusalKinds,
  validateRefusal,
} from './validate-refusal.ts';
