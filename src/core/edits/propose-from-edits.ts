import type { RegisterBackground } from '../../contracts/background.ts';
import type { Edit, FeatureChange } from '../../contracts/edit.ts';
import type { Hypothesis } from '../../contracts/hypothesis.ts';
import { hypothesisId } from '../hypotheses/hypothesis-id.ts';
import { predicateFor } from '../hypotheses/predicate.ts';
import { isSameHabit } from '../hypotheses/same-habit.ts';
import { tellable } from '../hypotheses/tellable.ts';
import { wordFeature } from '../hypotheses/word-feature.ts';
import { logOdds } from '../statistics/log-odds.ts';
import { signTest } from '../statistics/sign-test.ts';
import { featureIndex, features } from '../stylometry/feature-catalogue.ts';
import { openBackground } from '../stylometry/open-background.ts';
import { editReward } from './edit-reward.ts';

export interface ProposeFromEditsInput {
  readonly person: string;
  readonly register: string;
  /** All edits of the person; those of other registers are passed over. */
  readonly edits: readonly Edit[];
  readonly background: RegisterBackground;
}

const fewestEdits = 3;
const mostChance = 0.1;
/** A change that happens at places which another change explains to this share is its by-product: "!" gone, a full stop come. */
const explainedShare = 0.8;

/**
 * Counted habits that at least three edits of drafts moved in one direction, by a sign test over edits (hypotheses.md 6.13). Of changes at the
 * same places only the plainest is proposed. Reward grows with every edit of the kind. The owner decides: nothing here is accepted.
 */
export function proposeFromEdits({
  person,
  register,
  edits,
  background,
}: ProposeFromEditsInput): readonly Hypothesis[] {
  const own = edits.filter((edit) => edit.register === register);
  const chosen: Tendency[] = [];
  for (const one of tendencies(own).toSorted(byPlainness)) {
    const sameHabit = chosen.some(({ featureId }) => isSameHabit(featureId, one.featureId));
    if (!sameHabit && !isExplained(one, chosen)) chosen.push(one);
  }
  return chosen.map((one) => describe(one, { person, register, background })).filter((one) => one !== null);
}

interface Tendency {
  readonly featureId: string;
  readonly direction: 'more' | 'less';
  /** Edits that moved the feature at all. */
  readonly moved: number;
  readonly supporting: readonly { readonly edit: Edit; readonly change: FeatureChange }[];
}

function tendencies(edits: readonly Edit[]): readonly Tendency[] {
  const all = edits.flatMap((edit) => edit.changes.map((change) => ({ edit, change })));
  return [...Map.groupBy(all, ({ change }) => change.featureId)].flatMap(([featureId, found]) => {
    const more = found.filter(({ change }) => change.direction === 'more');
    const less = found.filter(({ change }) => change.direction === 'less');
    const supporting = more.length > less.length ? more : less;
    const direction = more.length > less.length ? 'more' : 'less';
    const enough = supporting.length >= fewestEdits && signTest(supporting.length, found.length) < mostChance;
    return enough ? [{ featureId, direction, moved: found.length, supporting } as const] : [];
  });
}

/** Most edits first, then the change that is largest for its kind and can be told. */
function byPlainness(a: Tendency, b: Tendency): number {
  return (
    b.supporting.length - a.supporting.length ||
    plainness(b) - plainness(a) ||
    (featureIndex.get(a.featureId) ?? 0) - (featureIndex.get(b.featureId) ?? 0)
  );
}

function plainness({ featureId, direction, supporting }: Tendency): number {
  const sizes = supporting.map(({ change: { draft, final } }) =>
    Math.abs(Math.log((final.count + 0.5) / (draft.count + 0.5))),
  );
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  return mean * tellable({ predicate: { featureId, direction, threshold: 0, unit: '' } });
}

function isExplained(one: Tendency, chosen: readonly Tendency[]): boolean {
  const explained = one.supporting.filter(({ edit, change }) => {
    const places = new Set(
      chosen.flatMap(({ supporting }) =>
        supporting.flatMap((other) => (other.edit.id === edit.id ? other.change.places : [])),
      ),
    );
    return change.places.length > 0 && change.places.every((place) => places.has(place));
  });
  return explained.length >= explainedShare * one.supporting.length;
}

function describe(
  { featureId, direction, moved, supporting }: Tendency,
  { person, register, background }: Omit<ProposeFromEditsInput, 'edits'>,
): Hypothesis | null {
  const place = featureIndex.get(featureId);
  const feature = place === undefined ? undefined : features[place];
  if (place === undefined || feature === undefined) return null;
  const sum = (side: 'draft' | 'final', what: 'count' | 'opportunity') =>
    supporting.reduce((total, { change }) => total + change[side][what], 0);
  const counts = {
    count: sum('final', 'count'),
    opportunity: sum('final', 'opportunity'),
    backgroundCount: sum('draft', 'count'),
    backgroundOpportunity: sum('draft', 'opportunity'),
  };
  const ratePerson = counts.count / counts.opportunity;
  const rateBackground = counts.backgroundCount / counts.backgroundOpportunity;
  const figures = { count: counts.count, opportunity: counts.opportunity, ratePerson, rateBackground };
  const worded = wordFeature({ feature, direction, register, figures });
  return {
    id: hypothesisId({ person, key: featureId, direction, register }),
    dimension: feature.dimension,
    origin: 'edit',
    standing: 'proposed',
    registers: [register],
    statement: `${worded.statement.split(': ')[0]}: so edited in ${supporting.length} of ${moved} drafts.`,
    instruction: worded.instruction,
    predicate: predicateFor(feature, place, direction, openBackground(background)),
    check: null,
    evidence: [],
    effect: { ...logOdds(counts, feature.prior), ratePerson, rateBackground },
    trial: null,
    reward: editReward(supporting.length, moved),
    flags: ['untested'],
  };
}
