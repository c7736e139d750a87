import type { RegisterBackground } from '../../contracts/background.ts';
import type { Hypothesis } from '../../contracts/hypothesis.ts';
import { type Feature, features } from '../stylometry/feature-catalogue.ts';
import { openBackground } from '../stylometry/open-background.ts';
import { uniteEvidence } from './admit-inferred.ts';
import { hypothesisId } from './hypothesis-id.ts';
import { compareIds } from './person-text.ts';
import { placeOfPredicate, predicateFor } from './predicate.ts';
import { type TrialText, tryCountable } from './try-countable.ts';

/** What a register of the person can be tried on. */
export interface RegisterTrial {
  readonly register: string;
  /** Trial texts of that register. */
  readonly own: readonly TrialText[];
  readonly background: RegisterBackground;
}

export interface ScopeRegistersInput {
  readonly person: string;
  /** Measured ones, each of one register. */
  readonly hypotheses: readonly Hypothesis[];
  readonly registers: readonly RegisterTrial[];
}

/**
 * Where a measured habit holds (hypotheses.md 6.13): accepted ones are tried on the trial texts of the person's other registers, too. With a
 * positive lift in all registers that could try it, two or more, its scope is `['*']`; in some of them, these; in its own alone, that one.
 * What failed in another register is flagged `narrow`. Lengths and layout belong to their register and are never widened.
 */
export function scopeRegisters({ person, hypotheses, registers }: ScopeRegistersInput): readonly Hypothesis[] {
  if (registers.filter(({ own }) => own.length > 0).length < 2) return hypotheses;
  const ordered = hypotheses.toSorted((a, b) => (b.reward ?? -1) - (a.reward ?? -1) || compareIds(a.id, b.id));
  /** Null: another one covers it. */
  const replaced = new Map<string, Hypothesis | null>();
  for (const one of ordered) {
    if (one.standing !== 'accepted' || replaced.has(one.id)) continue;
    const { holds, fails } = whereItHolds(one, registers);
    if (holds.length < 2) {
      if (fails.length > 0) replaced.set(one.id, { ...one, flags: [...one.flags, 'narrow'] });
      continue;
    }
    const covered = hypotheses.filter((other) => other !== one && isCounterpart(one, other, holds));
    for (const { id } of covered) replaced.set(id, null);
    replaced.set(one.id, widen(one, covered, { person, holds, fails }));
  }
  return hypotheses.flatMap((one) => {
    const next = replaced.get(one.id);
    return next === undefined ? [one] : (next ?? []);
  });
}

interface Where {
  /** Registers with a positive lift, its own first. */
  readonly holds: readonly string[];
  /** Registers that could try it and show none. */
  readonly fails: readonly string[];
}

function whereItHolds(hypothesis: Hypothesis, registers: readonly RegisterTrial[]): Where {
  const { predicate } = hypothesis;
  const place = predicate === null ? null : placeOfPredicate(predicate);
  const feature = place === null ? undefined : features[place];
  const [home = '*'] = hypothesis.registers;
  if (predicate === null || place === null || feature === undefined || belongsToRegister(feature))
    return { holds: [home], fails: [] };
  const holds = [home];
  const fails: string[] = [];
  for (const { register, own, background } of registers) {
    if (register === home || own.length === 0) continue;
    const local = predicateFor(feature, place, predicate.direction, openBackground(background));
    const [tried] = tryCountable({ hypotheses: [{ ...hypothesis, predicate: local }], own, background });
    const score = tried?.trial?.score;
    if (score !== undefined) (score > 0.5 ? holds : fails).push(register);
  }
  return { holds, fails };
}

/** A usual length or layout is one of a register: nine words a sentence in e-mails say nothing of essays. */
function belongsToRegister({ kind, opportunity }: Feature): boolean {
  return kind === 'mean' || opportunity === 'texts';
}

function isCounterpart(one: Hypothesis, other: Hypothesis, holds: readonly string[]): boolean {
  return (
    one.predicate !== null &&
    other.predicate?.featureId === one.predicate.featureId &&
    other.predicate.direction === one.predicate.direction &&
    other.registers.some((register) => holds.includes(register))
  );
}

function widen(
  one: Hypothesis,
  covered: readonly Hypothesis[],
  { person, holds, fails }: Where & { readonly person: string },
): Hypothesis {
  const everywhere = fails.length === 0;
  const { featureId = '', direction = 'more' } = one.predicate ?? {};
  return {
    ...one,
    id: everywhere ? hypothesisId({ person, key: featureId, direction, register: '*' }) : one.id,
    registers: everywhere ? ['*'] : [...holds],
    flags: everywhere ? one.flags : [...one.flags, 'narrow'],
    evidence: covered.reduce((evidence, other) => uniteEvidence(evidence, other.evidence), one.evidence),
  };
}
