import type { Hypothesis, HypothesisFlag } from '../../contracts/hypothesis.ts';

const decidedByTrial: readonly HypothesisFlag[] = ['untested', 'contradicted', 'common', 'unproven-judge'];

/** Flags that a trial decides are set anew; the others stay. */
export function withTrialFlags({ flags }: Hypothesis, found: readonly HypothesisFlag[]): HypothesisFlag[] {
  return [...flags.filter((flag) => !decidedByTrial.includes(flag)), ...found];
}

/** A hypothesis that could not be tried. */
export function untested(hypothesis: Hypothesis): Hypothesis {
  return {
    ...hypothesis,
    standing: 'proposed',
    trial: null,
    reward: null,
    flags: withTrialFlags(hypothesis, ['untested']),
  };
}
