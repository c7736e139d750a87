export {
  type Admission,
  type AdmitInferredInput,
  admitInferred,
  type DroppedProposal,
  type DropReason,
} from './admit-inferred.ts';
export { assessCompliance } from './assess-compliance.ts';
export { changeStanding, type OwnerDecision, type StandingOutcome } from './change-standing.ts';
export {
  type ChooseCountedQuestionsInput,
  type CountedQuestion,
  type CountedText,
  chooseCountedQuestions,
} from './choose-counted-questions.ts';
export { fitCombination } from './combine-hypotheses.ts';
export { countFollowed } from './count-followed.ts';
export { dropEvidence, staysEvidenced } from './drop-evidence.ts';
export { type EditOutcome, editStatement } from './edit-statement.ts';
export { flagModelDefault } from './flag-model-default.ts';
export { type JudgedQuestion, measureAgreement, withUnprovenJudge } from './judge-agreement.ts';
export { judgeByHypotheses } from './judge-by-hypotheses.ts';
export { judgeVerdicts, type TextVerdictOf } from './judge-verdicts.ts';
export { type KeepStandingOptions, keepStanding } from './keep-standing.ts';
export { mergeHypotheses } from './merge-hypotheses.ts';
export { hijacksModel } from './model-takeover.ts';
export type { PersonText } from './person-text.ts';
export { proposalsFromContrastive, proposalsFromSlots } from './proposals-from-reply.ts';
export { type ProposeMeasuredInput, proposeMeasured } from './propose-measured.ts';
export { recountHypothesis } from './recount-hypothesis.ts';
export { scopeRegisters } from './scope-registers.ts';
export { type SelectHypothesesInput, selectedHypotheses, selectHypotheses } from './select-hypotheses.ts';
export { shareFollowed } from './share-followed.ts';
export { shrinkToPerson } from './shrink-to-person.ts';
export { type TrialText, type TryCountableInput, tryCountable } from './try-countable.ts';
export { yieldToOwner } from './yield-to-owner.ts';
