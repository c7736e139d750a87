import type { Hypothesis } from '../contracts/hypothesis.ts';
import type { Profile } from '../contracts/profile.ts';
import { changeStanding, editStatement, type OwnerDecision, yieldToOwner } from '../core/hypotheses/index.ts';
import { HyperalignError } from '../errors.ts';
import type { PersonKey } from '../ports/store.ts';
import { appendVersion, type ExpectedVersion } from './append-version.ts';
import type { EnginePorts } from './engine-ports.ts';
import { findProfile } from './find-profile.ts';

/** Keeps the owner's word on a hypothesis. Fails with `pin_limit` when ten places are the owner's choice already. */
export async function decideHypothesis(
  ports: EnginePorts,
  key: PersonKey,
  id: string,
  decision: OwnerDecision,
  expected: ExpectedVersion = {},
): Promise<Profile> {
  const profile = await findProfile(ports.store, key);
  const outcome = changeStanding(profile.hypotheses, findHypothesis(profile, id).id, decision);
  if (outcome.kind === 'changed')
    return appendVersion(
      ports,
      key,
      profile,
      { reason: 'standing', hypotheses: [...yieldToOwner(outcome.hypotheses, findHypothesis(profile, id).id)] },
      [],
      expected,
    );
  throw new HyperalignError(
    'pin_limit',
    `Ten hypotheses are your choice already: ${outcome.pinned.join(', ')}. Reject one of them first.`,
    { details: { pinned: outcome.pinned } },
  );
}

/** Rewords a hypothesis: it becomes `authored` and pinned. Fails with `invalid_input` when the wording cannot be used. */
export async function rewordHypothesis(
  ports: EnginePorts,
  key: PersonKey,
  id: string,
  statement: string,
  expected: ExpectedVersion = {},
): Promise<Profile> {
  const profile = await findProfile(ports.store, key);
  const found = findHypothesis(profile, id);
  const outcome = editStatement(profile.hypotheses, found.id, statement);
  if (outcome.kind === 'changed')
    return appendVersion(
      ports,
      key,
      profile,
      { reason: 'edit', hypotheses: [...yieldToOwner(outcome.hypotheses, found.id)] },
      [],
      expected,
    );
  throw new HyperalignError(
    'invalid_input',
    `The statement cannot be used: ${outcome.reason}. Say in 12 to 200 characters how the person writes, for example "Asks one question at the end".`,
  );
}

/** The hypothesis of an id, or of the beginning of one while it is unique. */
function findHypothesis(profile: Profile, id: string): Hypothesis {
  const found = profile.hypotheses.filter((one) => one.id === id || (id.length >= 4 && one.id.startsWith(id)));
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const problem =
    found.length > 1 ? `More than one hypothesis begins with "${id}"` : `"${profile.person}" has no hypothesis "${id}"`;
  throw new HyperalignError(
    'hypothesis_not_found',
    `${problem}. See their ids with: hyperalign profile show --as ${profile.person} --all`,
    { details: { id } },
  );
}
