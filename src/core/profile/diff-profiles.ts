import type { Edit } from '../../contracts/edit.ts';
import type { Hypothesis } from '../../contracts/hypothesis.ts';
import type { Profile } from '../../contracts/profile.ts';
import { type ExplainedChange, explainChange } from './explain-change.ts';

export interface ProfileDiff {
  readonly from: number;
  readonly to: number;
  /** Texts the versions rest on. */
  readonly texts: { readonly before: number; readonly after: number };
  readonly added: readonly Hypothesis[];
  readonly removed: readonly Hypothesis[];
  /** Another standing or another wording. New figures alone are no change. */
  readonly changed: readonly { readonly before: Hypothesis; readonly after: Hypothesis }[];
  /** The same three, in this order, each with what moved it. */
  readonly explained: readonly ExplainedChange[];
}

/** What changed between two versions of a profile and why, in the order of the newer, then of the older. `edits`: all edits of the person. */
export function diffProfiles(from: Profile, to: Profile, edits: readonly Edit[] = []): ProfileDiff {
  const before = new Map(from.hypotheses.map((one) => [one.id, one]));
  const after = new Set(to.hypotheses.map(({ id }) => id));
  const added = to.hypotheses.filter(({ id }) => !before.has(id));
  const removed = from.hypotheses.filter(({ id }) => !after.has(id));
  const changed = to.hypotheses.flatMap((one) => {
    const old = before.get(one.id);
    return old !== undefined && isChanged(old, one) ? [{ before: old, after: one }] : [];
  });
  const texts = { before: textsOf(from), after: textsOf(to) };
  const context = { newTexts: texts.after - texts.before, edits };
  const explained = [
    ...added.map((one) => explainChange(null, one, context)),
    ...removed.map((one) => explainChange(one, null, context)),
    ...changed.map((one) => explainChange(one.before, one.after, context)),
  ].filter((one) => one !== null);
  return { from: from.version, to: to.version, texts, added, removed, changed, explained };
}

function textsOf({ sampleCount }: Profile): number {
  return sampleCount.inference + sampleCount.trial;
}

function isChanged(before: Hypothesis, after: Hypothesis): boolean {
  if (before.standing !== after.standing) return true;
  return wording(before) !== wording(after);
}

/** The statement of a count carries its figures after a colon; they move with every new text or edit. */
function wording({ statement, predicate }: Hypothesis): string {
  return predicate === null ? statement : (statement.split(': ')[0] ?? statement);
}
