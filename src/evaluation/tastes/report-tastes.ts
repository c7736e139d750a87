import type { MethodReport } from '../../contracts/evaluation-report.ts';
import { groupBy } from '../../core/numerics/group-by.ts';
import { catalogueId } from '../../core/stylometry/index.ts';
import { bestOfName } from '../../methods/best-of-reward.ts';
import type { CandidateReward } from '../../methods/candidate-reward.ts';
import { pointArm } from '../arm-names.ts';
import { type ContrastPlan, computeContrasts } from '../contrasts.ts';
import { type CurveInput, overPlacebo, pointCurves } from '../curves/point-curves.ts';
import type { ExperimentOutcome, ExperimentSetting } from '../experiment.ts';
import { figureOf, type Range, shares } from '../figures.ts';
import type { ScoredText } from '../scored-text.ts';
import type { DrawnPrompts } from './draw-prompts.ts';
import type { PlantedTastesDesign } from './planted-tastes.ts';
import { type RankedArms, referenceArms, shotsLabel } from './rank-arms.ts';
import type { TastePerson } from './taste-people.ts';
import { winTable } from './win-table.ts';

export interface ReportTastesInput {
  readonly setting: ExperimentSetting;
  readonly design: PlantedTastesDesign;
  readonly tasks: number;
  /** People asked for: the n of the report, also of one in which nothing could be planted, as in a dry run. */
  readonly wanted: number;
  readonly rewards: readonly CandidateReward[];
  readonly drawn: Pick<DrawnPrompts, 'left' | 'failures'>;
  /** Features that vary in the learning texts. */
  readonly labels: readonly string[];
  /** What each kind of taste likes; none where no taste could be planted. */
  readonly kinds: readonly string[];
  readonly people: readonly TastePerson[];
  readonly ranked: RankedArms;
}

/** Everything of the report that the experiment knows. */
export function reportTastes(input: ReportTastesInput): ExperimentOutcome {
  const { setting, design, tasks, wanted, rewards, drawn, labels, kinds, people, ranked } = input;
  const { seed } = setting.options;
  const arms = armNames(input);
  const curve: CurveInput = {
    ...{ rows: ranked.byPerson, seed, rangeOf: rangeOfMeasure },
    moving: arms.personal.flatMap((name) => [name, `${name}:placebo`]),
    still: [...arms.common, referenceArms.oracle, referenceArms.random],
    steps: { x: 'comparisons', values: design.shots, labelOf: shotsLabel },
  };
  const { table, least } = overPlacebo(curve, 'headroom');
  return {
    ...{ unit: 'person', n: wanted, examples: [], failures: { ...drawn.failures } },
    methods: methodsOf(input),
    contrasts: [
      ...computeContrasts(ranked.byPerson, plansOf(input), seed),
      ...computeContrasts(ranked.byPrompt, winPlans(input), seed),
    ],
    curves: people.length === 0 ? [] : [...pointCurves(curve, ['headroom', 'accuracy'])],
    tables: [
      winTable({ rows: ranked.byPrompt, pooled: arms.pooled, seed }),
      table,
      {
        name: 'From how many comparisons on',
        columns: ['method', 'comparisons'],
        rows: [...least],
        note: 'The smallest number at which own comparisons beat another person’s in headroom with an interval above 0; empty where there is none.',
      },
      {
        name: 'Kinds of taste',
        columns: ['kind', 'likes'],
        rows: kinds.map((likes, at) => [at + 1, likes]),
        note: 'Each person mixes them; most follow one or two.',
      },
    ],
    measures,
    notRun: [...notRun(input)],
    cautions: [...cautions(input)],
    run: {
      data: [],
      features: { catalogue: catalogueId },
      methods: Object.fromEntries(rewards.map((reward) => [bestOfName(design.candidates, reward), reward.version])),
      parameters: {
        ...{ people: wanted, tasks, candidates: design.candidates, words: design.words },
        ...{ learningPrompts: design.learningPrompts, seenPeople: design.seenPeople, seenChoices: design.seenChoices },
        ...{ heldOutChoices: design.held, certainty: design.certainty, features: labels.length },
        ...{ kinds: design.taste.kinds, share: design.taste.share, alpha: design.taste.alpha },
      },
    },
  };
}

interface ArmNames {
  readonly personal: readonly string[];
  readonly common: readonly string[];
  /** The pick of everybody, which is what a choice has to beat. */
  readonly pooled: string;
}

function armNames({ rewards, design }: ReportTastesInput): ArmNames {
  const named = (personal: boolean) =>
    rewards.filter((reward) => reward.personal === personal).map((reward) => bestOfName(design.candidates, reward));
  return {
    ...{ personal: named(true), common: named(false) },
    pooled: bestOfName(design.candidates, { name: 'reward:pooled' }),
  };
}

/** Main: each personal arm after the headline's number of comparisons against its placebo and against everybody's pick. */
function plansOf(input: ReportTastesInput): readonly ContrastPlan[] {
  const { personal, pooled } = armNames(input);
  const { shots, headline } = input.design;
  const difference = { kind: 'difference' } as const;
  return shots.flatMap((count) =>
    personal.flatMap((name): readonly ContrastPlan[] => {
      const a = pointArm(name, shotsLabel(count));
      const placebo = pointArm(`${name}:placebo`, shotsLabel(count));
      const main = count === headline;
      return [
        { ...difference, a, b: placebo, measure: 'headroom', main },
        { ...difference, a, b: pooled, measure: 'headroom', main },
        { ...difference, a, b: pooled, measure: 'accuracy', main: false },
        { ...difference, a: referenceArms.oracle, b: a, measure: 'accuracy', main: false },
      ];
    }),
  );
}

function winPlans(input: ReportTastesInput): readonly ContrastPlan[] {
  const { personal, pooled } = armNames(input);
  return input.design.shots.flatMap((count) =>
    personal.map((name): ContrastPlan => {
      return {
        a: pointArm(name, shotsLabel(count)),
        ...{ b: pooled, measure: 'utility', kind: 'win-rate', main: false },
      };
    }),
  );
}

function methodsOf({ ranked, rewards, design, setting }: ReportTastesInput): Record<string, MethodReport> {
  const { seed } = setting.options;
  const utilities = groupBy(ranked.byPrompt, ({ method }) => method);
  const told = new Map(rewards.map((reward) => [bestOfName(design.candidates, reward), reward]));
  return Object.fromEntries(
    [...groupBy(ranked.byPerson, ({ method }) => method)].map(([name, rows]): [string, MethodReport] => {
      const own = told.get(name.replace(/(:placebo)?( \(k = \d+\))?$/, ''));
      const figures = [
        ['headroom', figureOf(rows, 'headroom', { seed, range: rangeOfMeasure('headroom') })],
        ['accuracy', figureOf(rows, 'accuracy', { seed, range: rangeOfMeasure('accuracy') })],
        ['utility', figureOf(utilities.get(name) ?? [], 'utility', { seed })],
      ] as const;
      return [
        name,
        {
          summary: own === undefined ? (references[name] ?? '') : summaryOf(own, rows[0]?.kind ?? 'method', design),
          kind: rows[0]?.kind ?? 'method',
          measures: Object.fromEntries(figures.filter(([, { mean }]) => mean !== null)),
        },
      ];
    }),
  );
}

const references: Readonly<Record<string, string>> = {
  [referenceArms.first]: 'The first candidate, as a model writes without a choice: headroom 0.',
  [referenceArms.random]: 'A random candidate, in expectation: the floor.',
  [referenceArms.oracle]: 'The candidate that the person truly likes best: the ceiling, headroom 1.',
};

function summaryOf(
  { summary }: CandidateReward,
  kind: ScoredText['kind'],
  { candidates }: PlantedTastesDesign,
): string {
  const what = `The task alone. Of ${candidates} candidates, the one ${summary}`;
  return kind === 'placebo' ? `Control: the same with another person's choices. ${what}` : what;
}

/** Headroom may lie below 0: a choice can be worse than none. */
function rangeOfMeasure(measure: string): Range | null {
  return measure === 'accuracy' ? shares : null;
}

const measures: ExperimentOutcome['measures'] = {
  headroom: {
    ...{ better: 'higher', masked: false },
    summary:
      'Share of what choosing can gain: Σ(utility of the pick − of the first candidate) ÷ Σ(of the best − of the first), over the prompts of a person. 0 is no choice at all, 1 the best candidate each time; below 0 is worse than no choice.',
  },
  accuracy: {
    ...{ better: 'higher', masked: false },
    summary:
      'Share of held-out choices of the person that are told, ties half. They are as noisy as those that are learned from, so the oracle is below 1.',
  },
  utility: {
    ...{ better: 'higher', masked: false },
    summary:
      'How much the person truly likes the pick, in deviations over the texts of the learning prompts; a win is a pick with more of it.',
  },
};

function* notRun({ drawn, design, kinds, labels }: ReportTastesInput): Iterable<ExperimentOutcome['notRun'][number]> {
  if (kinds.length === 0)
    yield {
      name: 'all methods',
      reason: `tastes need ${design.taste.featuresOfKind} features that vary in the candidates of learning prompts, and a prompt to choose on: ${labels.length} features vary`,
    };
  if (drawn.left > 0)
    yield { name: `${drawn.left} prompts`, reason: 'the token budget was used up; run the same again with --resume' };
}

const fewPeople = 10;

function* cautions({ people, ranked, kinds }: ReportTastesInput): Iterable<string> {
  if (kinds.length === 0) return;
  if (people.length < fewPeople) yield `With ${people.length} people this is a demonstration, not a result.`;
  yield 'Tastes are linear in features that the rewards read, too: this says how much of such a taste is learned from noisy choices among these candidates, not that people have such tastes.';
  yield 'People share prompts and candidates, and their tastes mix the same kinds: intervals are over people, and say nothing of other prompts or kinds. Another --seed draws others.';
  const same = new Set(ranked.byPrompt.map(({ task }) => task)).size;
  if (same < 5) yield `Candidates of ${same} prompts were chosen from.`;
}
