import { agreementTable, cohenKappa, type Kappa } from '../../core/statistics/index.ts';
import { type PairVerdict, winOf } from './pair-verdict.ts';

/** Agreement of two judges beyond chance over the pairs on which both have a verdict: first, second or tie. Null of none, and where both say the same of all. */
export function judgeAgreement(one: readonly PairVerdict[], other: readonly PairVerdict[]): Kappa | null {
  const known = new Map(other.map((verdict) => [verdict.id, outcomeOf(verdict)]));
  const pairs = one.flatMap((verdict) => {
    const [first, second] = [outcomeOf(verdict), known.get(verdict.id) ?? null];
    return first === null || second === null ? [] : [{ first, second }];
  });
  return cohenKappa(agreementTable(pairs, outcomes));
}

const outcomes = ['first', 'second', 'tie'] as const;

function outcomeOf(verdict: PairVerdict): (typeof outcomes)[number] | null {
  const win = winOf(verdict);
  if (win === null) return null;
  return win === 1 ? 'first' : win === 0 ? 'second' : 'tie';
}
