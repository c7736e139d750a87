import type { Table } from '../../contracts/evaluation-report.ts';
import { groupBy } from '../../core/numerics/group-by.ts';
import { createRandom } from '../../core/numerics/index.ts';
import { shownLimits } from '../../engine/read-material.ts';
import { pointArm } from '../arm-names.ts';
import { mainMeasure } from '../authorship/contrast-plans.ts';
import { makeBriefs } from '../authorship/make-briefs.ts';
import { readPeople } from '../authorship/read-people.ts';
import type { EvaluationPerson } from '../evaluation-person.ts';
import type { Experiment, ExperimentOutcome, ExperimentSetting } from '../experiment.ts';
import { type SplitRule, shortSplit } from '../splits/split-roles.ts';
import { placed } from './placed-rows.ts';
import { type CurveInput, overPlacebo, pointCurves, withCurves } from './point-curves.ts';
import { pointMeasures, reportPoints } from './report-points.ts';
import { type Point, runPoints } from './run-points.ts';
import { type TextsAgain, textsAgain } from './texts-again.ts';
import { toldTable } from './told-table.ts';

/** How many of a person's texts it takes. */
export const sampleEfficiency: Experiment = {
  name: 'sample-efficiency',
  summary:
    "From how many samples of a person on is what a method writes nearer to the person than with another person's samples?",
  needsModel: true,
  reads: ['data', 'people', 'tasks', 'methods', 'draws', 'cutWords', 'learnWith'],
  run: runSampleEfficiency,
};

const sizes = [1, 2, 4, 8, 16];
const defaultMethods = ['zero-shot', 'raw-samples', 'free-summary', 'hyperalign:hypotheses', 'hyperalign:both'];
const defaultPeople = 20;
const defaultTasks = 2;
/** Subsets of each size, unless more draws are asked for. */
const defaultSubsets = 3;

/** People with many texts give sixteen to learn from; others what they have. */
const rules: readonly SplitRule[] = [
  { fewest: 40, learn: 16, select: 4, evaluate: 12, targets: 'rest', fewestTargets: 4 },
  ...shortSplit.filter(({ fewest }) => fewest < 40),
];

async function runSampleEfficiency(setting: ExperimentSetting): Promise<ExperimentOutcome> {
  const { options } = setting;
  const { seed } = options;
  const of = await readPeople(setting, {
    ...{ people: options.people ?? defaultPeople, tasks: options.tasks ?? defaultTasks, rules },
  });
  const people = of.folds.flatMap((fold) => fold.people);
  const most = Math.min(...people.map(({ learn }) => learn.length));
  const ks = sizes.filter((k) => k <= most);
  const subsets = options.draws > 1 ? options.draws : defaultSubsets;
  const methods = setting.methods(setting.ports, options.methods ?? defaultMethods);
  const moving = methods.filter(({ personal }) => personal).map(({ name }) => name);
  const still = methods.filter(({ personal }) => !personal).map(({ name }) => name);
  const briefs = await makeBriefs(setting, people);
  const points: readonly Point[] = [
    { label: '', methods: still },
    ...Array.from({ length: subsets }, (_, subset) =>
      ks.map((k): Point => ({ label: labelOf(k), methods: moving, draw: subset, change: nested(k, seed + subset) })),
    ).flat(),
  ].filter((point) => point.methods.length > 0);
  const ran = await runPoints(setting, { of, briefs, points, measures: pointMeasures });
  const curve: CurveInput = {
    ...{ rows: ran.rows, still: [...still, 'real-text', 'other-author'], seed },
    moving: moving.flatMap((name) => [name, `${name}:placebo`]),
    steps: { x: 'samples', values: ks, labelOf },
  };
  const { table, least } = overPlacebo(curve, mainMeasure);
  const outcome = reportPoints({
    ...{ setting, of, ran },
    plans: ks.flatMap((k) =>
      moving.map((name) => ({
        ...{ a: pointArm(name, labelOf(k)), b: pointArm(`${name}:placebo`, labelOf(k)) },
        ...({ measure: mainMeasure, kind: 'difference', main: name === 'hyperalign:hypotheses' } as const),
      })),
    ),
    notRun: sizes
      .filter((k) => !ks.includes(k))
      .map((k) => ({ name: labelOf(k), reason: `somebody has ${most} texts to learn from` })),
    parameters: { tasks: options.tasks ?? defaultTasks, subsets },
  });
  const again = textsAgain(ran.points, { methods: moving, values: ks, labelOf });
  const tables = [
    {
      name: 'From how many samples on',
      columns: ['method', 'samples'],
      rows: [...least],
      note: `The smallest number of samples at which the method beats its placebo with an interval above 0 (${mainMeasure}); empty where there is none.`,
    },
    table,
    toldTable(ran.points, { methods: moving, x: 'samples', at: ks.map((k) => ({ label: labelOf(k), shown: k })) }),
    againTable(again),
  ];
  return withCurves(
    { ...outcome, tables, cautions: [...outcome.cautions, ...againCautions(again)] },
    pointCurves(curve, [mainMeasure, placed.name, 'verification']),
  );
}

function againTable(again: readonly TextsAgain[]): Table {
  return {
    name: 'Texts written again',
    columns: ['method', 'samples', 'the same as with fewer', 'texts'],
    rows: again.map(({ method, value, again: same, texts }) => [method, value, same, texts]),
    note: `Texts that are the same to the letter as with the next smaller number of samples. A prompt shows at most ${shownLimits.samples} samples in ${shownLimits.tokens.toLocaleString('en')} tokens: where these are full, more samples change what is shown only by which of them are chosen.`,
  };
}

/** A step that changed no text is no step. */
function* againCautions(again: readonly TextsAgain[]): Iterable<string> {
  const whole = groupBy(
    again.filter(({ again: same, texts }) => same === texts),
    ({ method }) => method,
  );
  if (whole.size === 0) return;
  const named = [...whole].map(([method, steps]) => `${method} with ${steps.map(({ value }) => value).join(', ')}`);
  yield `Written text for text as with the next smaller number of samples, so that the curve says nothing of that step: ${named.join('; ')}. A prompt shows at most ${shownLimits.samples} samples in ${shownLimits.tokens.toLocaleString('en')} tokens, however many there are to learn from.`;
}

function labelOf(k: number): string {
  return `k = ${k}`;
}

/** The first `k` of an order that the subset's seed gives: smaller subsets are parts of larger ones. */
function nested(k: number, seed: number): (person: EvaluationPerson) => EvaluationPerson {
  return (person) => ({ ...person, learn: createRandom(seed).shuffle(person.learn).slice(0, k) });
}
