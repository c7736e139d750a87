import type { Edit } from '../../contracts/edit.ts';
import type { Dimension, Hypothesis } from '../../contracts/hypothesis.ts';
import { claimedFeatures } from '../hypotheses/claim-features.ts';
import { claimKey } from '../hypotheses/claim-key.ts';
import { toInstruction, toThirdPerson } from '../hypotheses/claim-person.ts';
import { isGeneric } from '../hypotheses/generic-claim.ts';
import { hypothesisId } from '../hypotheses/hypothesis-id.ts';
import { isSameHabit } from '../hypotheses/same-habit.ts';
import { sampleWords } from '../hypotheses/sample-words.ts';
import { formFault, type StatementFault, statementFault } from '../hypotheses/statement-filter.ts';
import { editReward } from './edit-reward.ts';

/** What somebody said of the person in words: a model that saw an edit, or the person. */
export interface EditClaim {
  readonly dimension: Dimension;
  readonly claim: string;
  readonly check: string | null;
}

export interface AdmitEditClaimsInput {
  readonly person: string;
  readonly register: string;
  readonly claims: readonly EditClaim[];
  /** Draft and final text: a statement must not carry their words off. */
  readonly texts: readonly string[];
  /** What the edit's counts say: a claim against them is dropped. */
  readonly changes: Edit['changes'];
}

/** `counted`: the claim is about a count, which the counts of three edits decide. `refuted`: this edit's counts say otherwise. */
export type EditClaimFault = StatementFault | 'generic' | 'counted' | 'refuted';

export interface AdmittedEditClaims {
  readonly admitted: readonly Hypothesis[];
  readonly dropped: readonly EditClaimFault[];
}

/** Claims of a model about one edit, less those that fail the filter, say nothing, or speak of counts. */
export function admitEditClaims({
  person,
  register,
  claims,
  texts,
  changes,
}: AdmitEditClaimsInput): AdmittedEditClaims {
  const words = sampleWords(texts);
  const admitted: Hypothesis[] = [];
  const dropped: EditClaimFault[] = [];
  for (const claim of claims) {
    const statement = toThirdPerson(claim.claim);
    const fault =
      statementFault(claim.claim.trim(), words) ?? statementFault(statement, words) ?? contentFault(statement, changes);
    if (fault !== null) {
      dropped.push(fault);
      continue;
    }
    const asked = claim.check?.trim() ?? '';
    const check = asked.endsWith('?') && statementFault(asked, words) === null ? asked : null;
    const found = hypothesisOf({ person, register, dimension: claim.dimension, statement, check });
    if (!admitted.some(({ id }) => id === found.id)) admitted.push(found);
  }
  return { admitted, dropped };
}

/** The person's own note on an edit as a hypothesis to decide on, or why it cannot be one. */
export function admitNote({
  person,
  register,
  note,
}: Pick<AdmitEditClaimsInput, 'person' | 'register'> & { readonly note: string }): Hypothesis | StatementFault {
  const flat = note.replace(/\s+/g, ' ').trim();
  const statement = toThirdPerson(flat);
  return (
    formFault(flat) ??
    formFault(statement) ??
    hypothesisOf({ person, register, dimension: 'writing-style', statement, check: null })
  );
}

function contentFault(statement: string, changes: Edit['changes']): EditClaimFault | null {
  if (isGeneric(statement)) return 'generic';
  const claimed = claimedFeatures(statement);
  if (claimed.length === 0) return null;
  const against = claimed.some(({ featureId, direction }) =>
    changes.some((change) => isSameHabit(change.featureId, featureId) && change.direction !== direction),
  );
  return against ? 'refuted' : 'counted';
}

function hypothesisOf({
  person,
  register,
  dimension,
  statement,
  check,
}: {
  readonly person: string;
  readonly register: string;
  readonly dimension: Dimension;
  readonly statement: string;
  readonly check: string | null;
}): Hypothesis {
  return {
    id: hypothesisId({ person, key: claimKey(statement), direction: '', register }),
    dimension,
    origin: 'edit',
    standing: 'proposed',
    registers: [register],
    statement,
    instruction: toInstruction(statement),
    predicate: null,
    check: check ?? `Is this true of the text: ${statement}`.slice(0, 199).replace(/\.?$/, '?'),
    evidence: [],
    effect: null,
    trial: null,
    reward: editReward(1, 1),
    flags: ['untested'],
  };
}
