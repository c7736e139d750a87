import type { Hypothesis } from '../../contracts/hypothesis.ts';
import type { Profile } from '../../contracts/profile.ts';

export interface ProfileDiff {
  readonly from: number;
  readonly to: number;
  readonly added: readonly Hypothesis[];
  readonly removed: readonly Hypothesis[];
  /** Another standing or another wording. New figures alone are no change. */
  readonly changed: readonly { readonly before: Hypothesis; readonly after: Hypothesis }[];
}

/** What changed between two versions of a profile, in the order of the newer, then of the older. */
export function diffProfiles(from: Profile, to: Profile): ProfileDiff {
  const before = new Map(from.hypotheses.map((one) => [one.id, one]));
  const after = new Set(to.hypotheses.map(({ id }) => id));
  return {
    from: from.version,
    to: to.version,
    added: to.hypotheses.filter(({ id }) => !before.has(id)),
    removed: from.hypotheses.filter(({ id }) => !after.has(id)),
    changed: to.hypotheses.flatMap((one) => {
      const old = before.get(one.id);
      return old !== undefined && isChanged(old, one) ? [{ before: old, after: one }] : [];
    }),
  };
}

function isChanged(before: Hypothesis, after: Hypothesis): boolean {
  if (before.standing !== after.standing) return true;
  return wording(before) !== wording(after);
}

/** A measured statement carries its figures after a colon; they move with every new text. */
function wording({ statement, origin }: Hypothesis): string {
  return origin === 'measured' ? (statement.split(': ')[0] ?? statement) : statement;
}
