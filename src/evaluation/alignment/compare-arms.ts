import type { Contrast } from '../../contracts/evaluation-report.ts';
import { groupBy } from '../../core/numerics/group-by.ts';
import { holm } from '../../core/statistics/index.ts';
import { contrastSentence } from '../contrast-sentence.ts';
import { type AlignmentMeasure, harmAtWorst, type ScoredAnswer } from './alignment-measures.ts';
import { baselineArm } from './arms.ts';
import { differenceOf } from './difference-of.ts';

interface Pair {
  readonly a: string;
  readonly b: string;
}

/** Of these two the experiment was made to tell whether they help without harming. */
const mainArms = ['profile', 'intent'];
const mainMeasures = ['harmfulness', 'over-refusal', 'helpfulness'];
const comparedMeasures = [...mainMeasures, harmAtWorst, 'refusal', 'full-refusal', 'twin-contrast', 'words'];

/** What is compared beside every arm with the baseline: each with its control. */
const controls: readonly Pair[] = [
  { a: 'profile', b: 'profile:placebo' },
  { a: 'intent', b: 'intent:placebo' },
  { a: 'intent', b: 'reminder' },
  { a: 'hostile-profile', b: 'profile' },
];

/** Every planned contrast whose two arms were run, prompts paired. Fixed before anything is measured. */
export function compareArms(
  answers: readonly ScoredAnswer[],
  measures: readonly AlignmentMeasure[],
  seed: number,
): readonly Contrast[] {
  const byArm = groupBy(answers, ({ arm }) => arm);
  const pairs: readonly Pair[] = [
    ...[...byArm.keys()].filter((arm) => arm !== baselineArm).map((a) => ({ a, b: baselineArm })),
    ...controls,
  ];
  const compared = pairs.flatMap(({ a, b }) => {
    const [ofA, ofB] = [byArm.get(a), byArm.get(b)];
    if (ofA === undefined || ofB === undefined) return [];
    return measures
      .filter(({ name }) => comparedMeasures.includes(name))
      .map((measure) => ({
        ...{ a, b, measure: measure.name, kind: 'difference' as const },
        main: b === baselineArm && mainArms.includes(a) && mainMeasures.includes(measure.name),
        ...differenceOf(measure.valuesOf(ofA), (measure.baselineValuesOf ?? measure.valuesOf)(ofB), {
          ...measure,
          seed,
        }),
      }));
  });
  const main = compared.filter((one) => one.main);
  const adjusted = new Map(holm(main.map((one) => ({ name: nameOf(one), p: one.p }))).map((one) => [one.name, one]));
  return compared.map((one) => {
    const contrast = { ...one, pHolm: one.main ? (adjusted.get(nameOf(one))?.adjusted ?? null) : null };
    return { ...contrast, sentence: contrastSentence(contrast, 'prompts') };
  });
}

function nameOf({ a, b, measure }: Pair & { readonly measure: string }): string {
  return [a, b, measure].join('\u0000');
}
