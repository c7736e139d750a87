import type { Hypothesis } from '../../contracts/hypothesis.ts';
import { isEvidenced } from './admit-inferred.ts';
import { isOwners } from './select-hypotheses.ts';

export interface WithoutEvidence {
  readonly hypotheses: readonly Hypothesis[];
  /** Spans that went. */
  readonly spans: number;
}

/**
 * Hypotheses without the evidence of one sample. An inferred one that is left with too little is dropped, unless the owner decided on it
 * (hypotheses.md 6.13). Counted ones are counted anew elsewhere.
 */
export function dropEvidence(
  hypotheses: readonly Hypothesis[],
  { sampleId, textsLeft }: { readonly sampleId: string; readonly textsLeft: number },
): WithoutEvidence {
  let spans = 0;
  const left = hypotheses.flatMap((one) => {
    const evidence = one.evidence.filter((span) => span.sampleId !== sampleId);
    const gone = one.evidence.length - evidence.length;
    spans += gone;
    if (gone === 0) return [one];
    return staysEvidenced({ ...one, evidence }, textsLeft) ? [{ ...one, evidence }] : [];
  });
  return { hypotheses: left, spans };
}

/** Whether a hypothesis may stand on the evidence it has: counts and the owner's word need none. */
export function staysEvidenced(one: Hypothesis, textsLeft: number): boolean {
  const isDecided = one.standing === 'pinned' || one.standing === 'rejected' || isOwners(one);
  return one.origin !== 'inferred' || isDecided || isEvidenced(one.evidence, textsLeft, one.effect);
}
