export { chooseShownSamples, mostShownSamples, type ShowableSample } from './choose-shown-samples.ts';
export {
  type CompiledGuidance,
  type CompileGuidanceInput,
  compileGuidance,
  type GuidanceLimits,
} from './compile-guidance.ts';
export { diffProfiles, type ProfileDiff } from './diff-profiles.ts';
export type { ExplainedChange } from './explain-change.ts';
export { type EvidenceSet, findOverlap } from './find-overlap.ts';
export { isProposalDue, type LastProposal } from './is-proposal-due.ts';
export { mergeSystem } from './merge-system.ts';
export { type PlaceableSample, type PlacedSample, placeSamples } from './place-samples.ts';
export { plainRequest } from './plain-request.ts';
export { renderProfileMarkdown } from './render-profile-markdown.ts';
