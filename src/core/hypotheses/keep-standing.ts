import type { Hypothesis } from '../../contracts/hypothesis.ts';
import { uniteEvidence } from './admit-inferred.ts';
import { sameFinding } from './merge-hypotheses.ts';
import { isOwners } from './select-hypotheses.ts';

/** An accepted hypothesis falls back only when its reward is below this: a little less luck in a new trial does not flip it. */
const fallsBelow = -0.05;

/**
 * A new learning result under the owner's word and the last version (hypotheses.md 6.13): pinned, authored and rejected ones stay
 * word for word, nothing that was rejected comes back in any wording, what the owner accepted stays accepted,
 * and a finding made again keeps its id and its wording. Accepted ones that were not found again stay;
 * proposed ones that were not are dropped, except inferred ones, which no count can find again.
 */
export function keepStanding(previous: readonly Hypothesis[], learned: readonly Hypothesis[]): readonly Hypothesis[] {
  const fixed = previous.filter(isFixed);
  const open = previous.filter((one) => !isFixed(one));
  const fresh = learned.filter((one) => !fixed.some((kept) => sameFinding(kept, one)));
  const taken = new Set<string>();
  const renewed = fresh.map((found) => {
    const known = open.find((one) => !taken.has(one.id) && sameFinding(one, found));
    if (known === undefined) return found;
    taken.add(known.id);
    return renew(known, found);
  });
  const remaining = open.filter(
    (one) => !taken.has(one.id) && (one.standing === 'accepted' || one.origin === 'inferred'),
  );
  const kept = fixed.map((one) => withContradiction(one, learned));
  return withoutRepeats([...kept, ...renewed, ...remaining]);
}

function isFixed({ standing, origin }: Hypothesis): boolean {
  return standing === 'pinned' || standing === 'rejected' || origin === 'authored';
}

function renew(known: Hypothesis, found: Hypothesis): Hypothesis {
  const reworded = known.origin === 'inferred' && found.origin === 'inferred';
  const wording = reworded
    ? { statement: known.statement, instruction: known.instruction, check: known.check, dimension: known.dimension }
    : {};
  const tried = found.trial === null ? { trial: known.trial, reward: known.reward } : {};
  const flags = found.trial === null && known.trial !== null ? known.flags : found.flags;
  const next: Hypothesis = {
    ...found,
    ...wording,
    ...tried,
    id: known.id,
    flags: isOwners(known) && !flags.includes('owner') ? [...flags, 'owner'] : [...flags],
    evidence: reworded ? uniteEvidence(found.evidence, known.evidence) : found.evidence,
  };
  const stays = known.standing === 'accepted' && (isOwners(known) || (next.reward ?? 0) >= fallsBelow);
  return stays ? { ...next, standing: 'accepted' } : next;
}

/** A fixed one is never reworded; it may be told that the texts say otherwise. */
function withContradiction(hypothesis: Hypothesis, learned: readonly Hypothesis[]): Hypothesis {
  if (hypothesis.standing === 'rejected' || hypothesis.flags.includes('contradicted')) return hypothesis;
  const found = learned.find((one) => sameFinding(hypothesis, one));
  return found?.flags.includes('contradicted') === true
    ? { ...hypothesis, flags: [...hypothesis.flags, 'contradicted'] }
    : hypothesis;
}

function withoutRepeats(hypotheses: readonly Hypothesis[]): readonly Hypothesis[] {
  const seen = new Set<string>();
  return hypotheses.filter(({ id }) => !seen.has(id) && seen.add(id));
}
