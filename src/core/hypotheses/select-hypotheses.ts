import type { RegisterBackground } from '../../contracts/background.ts';
import type { Dimension, Hypothesis } from '../../contracts/hypothesis.ts';
import type { TextMeasure } from '../stylometry/measure-text.ts';
import { type ExhibitVector, exhibitVector, overlap } from './exhibit-overlap.ts';
import { shareRegister } from './merge-hypotheses.ts';
import { byId, compareIds } from './person-text.ts';
import { tellable } from './tellable.ts';

export interface SelectHypothesesInput {
  readonly hypotheses: readonly Hypothesis[];
  /** The person's texts; those of the trial side tell which hypotheses go together. */
  readonly samples: readonly {
    readonly id: string;
    readonly part: string;
    readonly register: string;
    readonly measure: TextMeasure;
  }[];
  /** Background of a register: its control texts make overlaps surer than a few own texts can. */
  readonly backgroundOf?: (register: string) => RegisterBackground;
}

export const mostSelected = 10;
const mostOfDimension = 5;
const mostOverlap = 0.7;

/**
 * At most ten: pinned ones, then accepted ones that are worth most and overlap least with those before, at most five of a dimension
 * and one of each dimension that has any (hypotheses.md 6.11). Returns all hypotheses, selected ones first;
 * an accepted one that is not selected becomes `proposed` again. Ties go by id.
 */
export function selectHypotheses({ hypotheses, samples, backgroundOf }: SelectHypothesesInput): readonly Hypothesis[] {
  const ordered = byId(samples);
  const vectors = new Map(hypotheses.map((one) => [one.id, vectorOf(one, ordered, backgroundOf)]));
  const pinned = hypotheses.filter(({ standing }) => standing === 'pinned').toSorted(byWorth);
  const owned = hypotheses.filter((one) => one.standing === 'accepted' && isOwners(one)).toSorted(byWorth);
  const selected = [...pinned, ...owned].slice(0, Math.max(mostSelected, pinned.length));
  const candidates = hypotheses.filter((one) => one.standing === 'accepted' && !isOwners(one));
  fill(selected, candidates, overlapsOf(vectors));
  const inOrder = [
    ...selected.filter((one) => !candidates.includes(one)),
    ...selected.filter((one) => candidates.includes(one)).toSorted(byUse),
  ];
  const chosen = new Set(selected.map(({ id }) => id));
  const rest = hypotheses
    .filter(({ id }) => !chosen.has(id))
    .map((one): Hypothesis => (one.standing === 'accepted' ? { ...one, standing: 'proposed' } : one))
    .toSorted((a, b) => Number(a.standing === 'rejected') - Number(b.standing === 'rejected') || byWorth(a, b));
  return [...inOrder, ...rest];
}

/** The selected ones of a register, best first; those that the model does anyway come last. */
export function selectedHypotheses(hypotheses: readonly Hypothesis[], register: string): readonly Hypothesis[] {
  const inForce = hypotheses.filter(
    ({ standing, registers }) =>
      (standing === 'pinned' || standing === 'accepted') && (registers.includes('*') || registers.includes(register)),
  );
  const last = (one: Hypothesis): number => Number(one.standing !== 'pinned' && isModelDefault(one));
  return inForce.toSorted((a, b) => last(a) - last(b)).slice(0, mostSelected);
}

/** Accepted by the owner's word, not by a trial. */
export function isOwners({ flags }: Hypothesis): boolean {
  return flags.includes('owner');
}

function fill(selected: Hypothesis[], candidates: readonly Hypothesis[], overlapOf: OverlapOf): void {
  const ordered = byId(candidates);
  const dimensions = [...new Set(candidates.map(({ dimension }) => dimension))].toSorted();
  // A place for every dimension comes first, so that ten of the best kind do not push the others out.
  for (const wanted of [
    ...dimensions.map((one): Dimension | null => one),
    ...Array.from({ length: mostSelected }, () => null),
  ]) {
    if (selected.length >= mostSelected) return;
    if (wanted !== null && selected.some(({ dimension }) => dimension === wanted)) continue;
    const best = bestOf(
      ordered.filter((one) => !selected.includes(one) && (wanted === null || one.dimension === wanted)),
      selected,
      overlapOf,
    );
    if (best !== null) selected.push(best);
  }
}

type OverlapOf = (one: Hypothesis, other: Hypothesis) => number;

/** Every pair is compared once, however often a place is filled. */
function overlapsOf(vectors: ReadonlyMap<string, ExhibitVector>): OverlapOf {
  const known = new Map<string, Map<string, number>>();
  return (one, other) => {
    const ofOne = known.get(one.id) ?? new Map<string, number>();
    known.set(one.id, ofOne);
    const found = ofOne.get(other.id) ?? overlap(one, other, vectors);
    ofOne.set(other.id, found);
    return found;
  };
}

/** Of equal ones the first, so candidates come by id. */
function bestOf(
  candidates: readonly Hypothesis[],
  selected: readonly Hypothesis[],
  overlapOf: OverlapOf,
): Hypothesis | null {
  let best: { readonly one: Hypothesis; readonly worth: number; readonly later: boolean } | null = null;
  for (const one of candidates) {
    if (selected.filter(({ dimension }) => dimension === one.dimension).length >= mostOfDimension) continue;
    // Hypotheses of different registers never stand in one prompt.
    const rivals = selected.filter((other) => shareRegister(one, other));
    const most = rivals.reduce((max, other) => Math.max(max, overlapOf(one, other)), 0);
    if (most >= mostOverlap) continue;
    const worth = useOf(one) * (1 - 0.7 * most);
    const later = isModelDefault(one);
    if (best === null || Number(later) < Number(best.later) || (later === best.later && worth > best.worth))
      best = { one, worth, later };
  }
  return best?.one ?? null;
}

function vectorOf(
  hypothesis: Hypothesis,
  samples: SelectHypothesesInput['samples'],
  backgroundOf: SelectHypothesesInput['backgroundOf'],
): ExhibitVector {
  const [register = '*'] = hypothesis.registers;
  const own = samples.filter((sample) => sample.part === 'trial' && (register === '*' || sample.register === register));
  return exhibitVector(hypothesis, own, register === '*' ? null : (backgroundOf?.(register) ?? null));
}

function byWorth(a: Hypothesis, b: Hypothesis): number {
  return (b.reward ?? -1) - (a.reward ?? -1) || compareIds(a.id, b.id);
}

/** Best first where room may run out: what changes the model's output most, so what the model does anyway comes last. */
function byUse(a: Hypothesis, b: Hypothesis): number {
  return Number(isModelDefault(a)) - Number(isModelDefault(b)) || useOf(b) - useOf(a) || compareIds(a.id, b.id);
}

/** Worth by how well it can be told. */
function useOf(hypothesis: Hypothesis): number {
  return (hypothesis.reward ?? 0) * tellable(hypothesis);
}

/** The model does it without being told. */
function isModelDefault({ flags }: Hypothesis): boolean {
  return flags.includes('model-default');
}
