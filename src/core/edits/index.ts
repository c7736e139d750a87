export { admitEditClaims, admitNote, type EditClaim } from './admit-edit-claims.ts';
export { applyEditProposals } from './apply-edit-proposals.ts';
export { type EditHunk, measureEdit } from './measure-edit.ts';
export { proposeFromEdits } from './propose-from-edits.ts';
