import type { Hypothesis } from '../../contracts/hypothesis.ts';
import { uniteEvidence } from './admit-inferred.ts';
import { sameFinding } from './merge-hypotheses.ts';
import { isOwners } from './select-hypotheses.ts';
import { untested } from './trial-flags.ts';

/** An accepted hypothesis falls back only when its reward is below this: a little less luck in a new trial does not flip it. */
const fallsBelow = -0.05;

export interface KeepStandingOptions {
  /** A counted hypothesis that was not found again, with the figures of the texts as they are now; null where nothing counts it. */
  readonly recount?: (hypothesis: Hypothesis) => Hypothesis | null;
  /** What becomes of a measured one: after texts were added it keeps its standing while its trial allows, after one was removed it goes. Default `stays`. */
  readonly notFound?: 'stays' | 'goes';
}

/**
 * A new learning result under the owner's word and the last version (hypotheses.md 6.13): pinned, authored and rejected ones stay
 * word for word, nothing that was rejected comes back in any wording, what the owner accepted stays accepted,
 * and a finding made again keeps its id and its wording. Accepted ones that were not found again stay;
 * with the figures of the texts as they are now, while their trial is not clearly lost; proposed ones that were not are dropped, except those
 * of a model or of edits, which no count of samples can find again.
 */
export function keepStanding(
  previous: readonly Hypothesis[],
  learned: readonly Hypothesis[],
  options: KeepStandingOptions = {},
): readonly Hypothesis[] {
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
  const remaining = open
    .filter(
      (one) => !taken.has(one.id) && !renewed.some((other) => other.origin === 'measured' && sameFinding(one, other)),
    )
    .flatMap((one) => remainderOf(one, options));
  const kept = fixed.map((one) => withContradiction(one, learned));
  return withoutRepeats([...kept, ...renewed, ...remaining]);
}

function isFixed({ standing, origin }: Hypothesis): boolean {
  return standing === 'pinned' || standing === 'rejected' || origin === 'authored';
}

/** What is left of a hypothesis that was not found again. */
function remainderOf(one: Hypothesis, { recount, notFound = 'stays' }: KeepStandingOptions): readonly Hypothesis[] {
  if (one.origin === 'edit') return [one];
  if (one.origin === 'inferred')
    return [recount === undefined || one.predicate === null ? one : triedAnew(one, recount)];
  if (one.standing !== 'accepted') return [];
  if (recount === undefined || one.predicate === null) return [one];
  if (notFound === 'goes' && !isOwners(one)) return [];
  const next = recount(one);
  if (next === null) return isOwners(one) ? [one] : [];
  return [settled(one, next)];
}

/** What a model proposed once stays; where it can be counted, the texts as they are now decide on it. */
function triedAnew(one: Hypothesis, recount: (hypothesis: Hypothesis) => Hypothesis | null): Hypothesis {
  const next = recount(one);
  if (next !== null) return settled(one, next);
  return isOwners(one) ? one : { ...untested(one), effect: null };
}

function renew(known: Hypothesis, found: Hypothesis): Hypothesis {
  const reworded = known.origin !== 'measured' && found.origin === 'inferred';
  const { statement, instruction, check, dimension, origin } = known;
  const wording = reworded ? { statement, instruction, check, dimension, origin } : {};
  // Counts are tried anew each time; a trial by a model stands until the model judges again.
  const keepsTrial = found.trial === null && known.trial !== null && found.predicate === null;
  const tried = keepsTrial ? { trial: known.trial, reward: known.reward } : {};
  const flags = keepsTrial ? known.flags : found.flags;
  const next: Hypothesis = {
    ...found,
    ...wording,
    ...tried,
    id: known.id,
    flags: [...flags],
    evidence: reworded ? uniteEvidence(found.evidence, known.evidence) : found.evidence,
  };
  return settled(known, next);
}

/** The next figures under the standing that the known ones and the owner's word leave it. */
function settled(known: Hypothesis, next: Hypothesis): Hypothesis {
  const flags = isOwners(known) && !isOwners(next) ? [...next.flags, 'owner' as const] : next.flags;
  // A count that can no longer be tried, for want of texts, is not accepted.
  const reward = next.reward ?? (next.predicate === null ? 0 : -1);
  const stays = known.standing === 'accepted' && (isOwners(known) || reward >= fallsBelow);
  return { ...next, flags, standing: stays ? 'accepted' : next.standing };
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
