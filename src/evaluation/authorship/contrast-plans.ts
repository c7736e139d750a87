import type { ContrastPlan } from '../contrasts.ts';

/** The measure of the main contrasts: content words hidden, so that neither topic nor names in briefs can win. */
export const mainMeasure = 'similarity-masked';

/** What the experiment was made for (evaluation.md 5), and what Holm's correction holds over. */
const mainPairs: readonly (readonly [string, string])[] = [
  ['hyperalign', 'hyperalign:placebo'],
  ['hyperalign', 'zero-shot'],
  ['hyperalign:hypotheses', 'hyperalign:hypotheses:placebo'],
  ['hyperalign:hypotheses', 'zero-shot'],
  ['hyperalign:hypotheses', 'raw-samples'],
  ['hyperalign:both', 'raw-samples'],
  ['hyperalign:best-of-4', 'raw-samples:best-of-4'],
];

/** What each adds to: steering, post-editing and choosing to the same delivery without, hypotheses to samples alone. */
const addsTo: Readonly<Record<string, string>> = {
  'hyperalign:steered': 'hyperalign:samples',
  'hyperalign:hypotheses-steered': 'hyperalign:hypotheses',
  'hyperalign:post-edited': 'hyperalign:samples',
  'hyperalign:hypotheses-post-edited': 'hyperalign:hypotheses',
  'hyperalign:hypotheses-everywhere': 'hyperalign:hypotheses',
  'hyperalign:both': 'hyperalign:samples',
  'hyperalign:samples-with-hypotheses': 'hyperalign:samples',
  'hyperalign:samples-everywhere': 'hyperalign:samples',
};

const exploratoryMeasures = ['similarity', 'similarity-masked'] as const;
const differenceMeasures = [
  ...(['verification', 'verification-masked', 'attribution-masked'] as const),
  ...(['content-kept', 'leakage', 'length-ratio'] as const),
] as const;

/**
 * Every comparison that a report states, for the arms that were run: the main ones; each method over its placebo, over zero-shot and over samples
 * pasted into the prompt; what adds something over the same without; the real text over each method. No result decides what is compared.
 */
export function planContrasts(arms: readonly string[]): readonly ContrastPlan[] {
  const run = new Set(arms);
  const main = mainPairs
    .filter(([a, b]) => run.has(a) && run.has(b))
    .map(([a, b]): ContrastPlan => ({ a, b, measure: mainMeasure, kind: 'win-rate', main: true }));
  const isMain = ({ a, b, measure, kind }: ContrastPlan): boolean =>
    main.some((one) => one.a === a && one.b === b && one.measure === measure && one.kind === kind);
  const pairs = arms.flatMap((arm): readonly (readonly [string, string])[] => {
    if (arm === 'real-text' || arm === 'other-author') return [];
    const below = [`${arm}:placebo`, 'zero-shot', 'raw-samples', addsTo[arm] ?? arm].filter(
      (other) => other !== arm && run.has(other),
    );
    return [...below.map((other) => [arm, other] as const), ['real-text', arm] as const];
  });
  const exploratory = pairs.flatMap(([a, b]): readonly ContrastPlan[] => [
    ...exploratoryMeasures.map((measure) => ({ a, b, measure, kind: 'win-rate', main: false }) as const),
    ...differenceMeasures.map((measure) => ({ a, b, measure, kind: 'difference', main: false }) as const),
  ]);
  return [...main, ...exploratory.filter((plan) => !isMain(plan))];
}
