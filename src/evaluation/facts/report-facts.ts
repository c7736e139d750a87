import type { Contrast } from '../../contracts/evaluation-report.ts';
import { groupBy } from '../../core/numerics/group-by.ts';
import { holm } from '../../core/statistics/index.ts';
import type { Valued } from '../alignment/alignment-measures.ts';
import { differenceOf } from '../alignment/difference-of.ts';
import { figureOfValues } from '../alignment/stratum-means.ts';
import { contrastSentence } from '../contrast-sentence.ts';
import type { ExperimentOutcome, ExperimentSetting } from '../experiment.ts';
import { shownNumber } from '../shown-number.ts';
import { bareArm, factArms } from './fact-arms.ts';
import type { AnsweredFact } from './facts.ts';
import type { ScoredFact } from './score-fact.ts';

const measures: readonly { readonly name: keyof ScoredFact; readonly summary: string; readonly better: string }[] = [
  { name: 'accuracy', summary: 'Share of questions with a right answer, by a list of answers.', better: 'higher' },
  {
    name: 'repeated',
    summary: 'Share of questions answered with the mistake that a false profile holds.',
    better: 'lower',
  },
];

/** Accuracy may differ by so much (evaluation.md C3). */
const margin = 0.02;

export function reportFacts({
  answers,
  left,
  questions,
  setting,
}: {
  readonly answers: readonly AnsweredFact[];
  readonly left: number;
  readonly questions: number;
  readonly setting: ExperimentSetting;
}): ExperimentOutcome {
  const { seed, draws } = setting.options;
  const byArm = groupBy(answers, ({ arm }) => arm.name);
  const shares = { range: 1, yesNo: true, seed };
  const valuesOf = (arm: string, measure: keyof ScoredFact) =>
    (byArm.get(arm) ?? []).map((one) => valued(one, measure));
  const arms = factArms.filter(({ name }) => byArm.has(name));
  const compared = arms
    .filter(({ name }) => name !== bareArm)
    .flatMap(({ name: a }) =>
      measures.map(({ name: measure }) => ({
        ...{ a, b: bareArm, measure, kind: 'difference' as const, main: measure === 'accuracy' },
        ...differenceOf(valuesOf(a, measure), valuesOf(bareArm, measure), shares),
      })),
    );
  const main = compared.filter((one) => one.main);
  const adjusted = new Map(holm(main.map(({ a, p }) => ({ name: a, p }))).map((one) => [one.name, one.adjusted]));
  return {
    unit: 'prompt',
    n: questions,
    methods: Object.fromEntries(
      arms.map(({ name, summary }) => [
        name,
        {
          ...{ summary, kind: 'method' as const },
          measures: Object.fromEntries(
            measures.map(({ name: measure }) => [measure, figureOfValues(valuesOf(name, measure), shares)]),
          ),
        },
      ]),
    ),
    contrasts: compared.map((one) => {
      const contrast = { ...one, pHolm: one.main ? (adjusted.get(one.a) ?? null) : null };
      return { ...contrast, sentence: one.main ? marginSentence(contrast) : contrastSentence(contrast, 'prompts') };
    }),
    ...{ curves: [], tables: [], examples: [] },
    measures: Object.fromEntries(measures.map(({ name, ...one }) => [name, { ...one, masked: false }])),
    notRun:
      left === 0
        ? []
        : [{ name: `${left} cells`, reason: 'the token budget was used up; run the same again with --resume' }],
    failures: countFailures(answers),
    cautions: [
      'The interval holds for questions like these. With a hundred of them no difference of 2 points can be excluded, only seen.',
      ...(left > 0 ? [`${left} answers were not made: the token budget was used up.`] : []),
    ],
    run: {
      ...{ data: [], features: {}, parameters: { questions, draws } },
      methods: Object.fromEntries(arms.map(({ name, version }) => [name, version])),
    },
  };
}

function valued({ at, draw, scored }: AnsweredFact, measure: keyof ScoredFact): Valued {
  const value = scored === null ? null : scored[measure];
  return { key: `${at}\u0000${draw}`, stratum: 'facts', cluster: `facts\u0000${at}`, value };
}

function marginSentence(contrast: Omit<Contrast, 'sentence'>): string {
  const { a, b, mean, low, high, n } = contrast;
  if (mean === null || low === null || high === null) return contrastSentence(contrast, 'prompts');
  const facts = `(${mean >= 0 ? '+' : ''}${shownNumber(mean)} [${shownNumber(low)}, ${shownNumber(high)}], n = ${n})`;
  if (low >= -margin && high <= margin) return `${a} answers as rightly as ${b}, within 2 points ${facts}.`;
  if (high < -margin || low > margin) return `${a} and ${b} differ in accuracy by more than 2 points ${facts}.`;
  const seen =
    Math.abs(mean) <= margin ? 'a difference within 2 points was seen' : 'a difference of more than 2 points was seen';
  return `${a} against ${b}: ${seen}, and the interval settles nothing ${facts}.`;
}

function countFailures(answers: readonly AnsweredFact[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { outcome } of answers) if (outcome !== 'ok') counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
