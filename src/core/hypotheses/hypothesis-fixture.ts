// Test support: a hypothesis with what a test needs to say of it.
import type { Hypothesis, Trial } from '../../contracts/hypothesis.ts';

export function hypothesisOf(id: string, changes: Partial<Hypothesis> = {}): Hypothesis {
  return {
    id,
    dimension: 'writing-style',
    origin: 'inferred',
    standing: 'proposed',
    registers: ['email'],
    statement: `Has the habit called ${id.replaceAll('_', '-')}.`,
    instruction: `Have the habit called ${id.replaceAll('_', '-')}.`,
    predicate: null,
    check: 'Is it so?',
    evidence: [],
    effect: null,
    trial: null,
    reward: null,
    flags: [],
    ...changes,
  };
}

export function acceptedOf(id: string, reward: number, changes: Partial<Hypothesis> = {}): Hypothesis {
  return hypothesisOf(id, { standing: 'accepted', reward, trial: trialOf(reward), ...changes });
}

function trialOf(reward: number): Trial {
  const counts = { yes: 4, no: 0, unclear: 0 };
  return { kind: 'verdict', own: counts, control: counts, controlPeople: 10, score: reward, low: reward, high: 1 };
}

export function predicateOf(featureId: string, direction: 'more' | 'less' = 'more', threshold = 0) {
  return { featureId, direction, threshold, unit: 'per 1,000 words' };
}
