import type { Hypothesis, Origin } from '../../contracts/hypothesis.ts';
import { uniteEvidence } from './admit-inferred.ts';
import { claimedFeatures } from './claim-features.ts';
import { compareIds } from './person-text.ts';
import { sameClaim } from './same-claim.ts';

/**
 * One hypothesis for each finding (hypotheses.md 6.7): the same counted habit in a shared register, or the same statement in other words.
 * The first in the order of origin, effect and id stays and takes over the evidence. Opposite statements are never merged.
 */
export function mergeHypotheses(hypotheses: readonly Hypothesis[]): readonly Hypothesis[] {
  const kept: Hypothesis[] = [];
  for (const hypothesis of hypotheses.toSorted(inOrder)) {
    const at = kept.findIndex((one) => sameFinding(one, hypothesis));
    const known = kept[at];
    if (known === undefined) kept.push(hypothesis);
    else kept[at] = { ...known, evidence: uniteEvidence(known.evidence, hypothesis.evidence) };
  }
  return kept;
}

/** Whether two hypotheses state one finding about one register, whatever their dimension: a rejected one must not come back in another. */
export function sameFinding(one: Hypothesis, other: Hypothesis): boolean {
  if (one.id === other.id) return true;
  if (!shareRegister(one, other)) return false;
  if (one.predicate !== null && other.predicate !== null)
    return (
      one.predicate.featureId === other.predicate.featureId && one.predicate.direction === other.predicate.direction
    );
  if (one.predicate !== null) return saysOnly(other.statement, one.predicate);
  if (other.predicate !== null) return saysOnly(one.statement, other.predicate);
  return sameClaim(one.statement, other.statement);
}

export function shareRegister({ registers: one }: Hypothesis, { registers: other }: Hypothesis): boolean {
  return one.includes('*') || other.includes('*') || one.some((register) => other.includes(register));
}

/** A statement in words whose one claim is that count. */
function saysOnly(statement: string, predicate: { readonly featureId: string; readonly direction: string }): boolean {
  const claimed = claimedFeatures(statement);
  const [only] = claimed;
  return claimed.length === 1 && only?.featureId === predicate.featureId && only.direction === predicate.direction;
}

const rank: Readonly<Record<Origin, number>> = { authored: 0, measured: 1, edit: 2, inferred: 3 };

function inOrder(a: Hypothesis, b: Hypothesis): number {
  return (
    rank[a.origin] - rank[b.origin] || Math.abs(b.effect?.z ?? 0) - Math.abs(a.effect?.z ?? 0) || compareIds(a.id, b.id)
  );
}
