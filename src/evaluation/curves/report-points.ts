import type { MethodReport } from '../../contracts/evaluation-report.ts';
import { groupBy } from '../../core/numerics/group-by.ts';
import { catalogueId } from '../../core/stylometry/index.ts';
import { armSummary } from '../authorship/arm-summary.ts';
import { mainMeasure } from '../authorship/contrast-plans.ts';
import type { PeopleOfRun } from '../authorship/read-people.ts';
import { writingCautions } from '../authorship/writing-cautions.ts';
import { type ContrastPlan, computeContrasts } from '../contrasts.ts';
import type { ExperimentOutcome, ExperimentSetting } from '../experiment.ts';
import { figureOf } from '../figures.ts';
import { authorshipMeasures } from '../measures/index.ts';
import { rangeOf } from '../measures/range-of.ts';
import { toldMeasures } from '../measures/told-measures.ts';
import type { ScoredText } from '../scored-text.ts';
import { countBy } from '../splits/most-frequent.ts';
import { unitValuesOf } from '../unit-values.ts';
import { placed, placedSummary } from './placed-rows.ts';
import type { RanPoints } from './run-points.ts';

/** What a curve shows: content words hidden, and the calibrated verifier; beside them what could have been paid for it. */
const shownMeasures = ['similarity-masked', 'verification', 'attribution-masked', 'content-kept', 'leakage'];

export const pointMeasures = authorshipMeasures.filter(({ name }) => shownMeasures.includes(name));

export interface ReportPointsInput {
  readonly setting: ExperimentSetting;
  readonly of: PeopleOfRun;
  readonly ran: RanPoints;
  readonly plans: readonly ContrastPlan[];
  readonly notRun: ExperimentOutcome['notRun'];
  readonly parameters: ExperimentOutcome['run']['parameters'];
}

/** The parts of a report that all experiments of several points share; curves, tables and further cautions are their own. */
export function reportPoints(input: ReportPointsInput): ExperimentOutcome {
  const { setting, of, ran, plans, notRun, parameters } = input;
  const { seed } = setting.options;
  const whom = of.folds.flatMap((fold) => fold.people);
  const people = whom.length;
  const contrasts = computeContrasts(ran.rows, plans, seed);
  const failures = countBy(ran.results.map(({ outcome }) => outcome).filter((outcome) => outcome !== 'ok'));
  return {
    ...{ unit: 'person', n: people, curves: [], tables: [], examples: [], failures },
    methods: Object.fromEntries(
      [...groupBy(ran.rows, ({ method }) => method)].map(([name, own]) => [name, reportOf(name, own, input)]),
    ),
    contrasts: [...contrasts],
    units: unitValuesOf({ rows: ran.rows, contrasts, data: peopleFrom(of.dataset, seed) }),
    measures: {
      ...Object.fromEntries(
        [...pointMeasures, ...toldMeasures].map(({ name, summary, better, masked }) => [
          name,
          { summary, better, masked },
        ]),
      ),
      [placed.name]: { summary: placedSummary(mainMeasure), better: placed.better, masked: placed.masked },
    },
    notRun: [
      ...notRun,
      ...(ran.left > 0
        ? [{ name: `${ran.left} cells`, reason: 'the token budget was used up; run the same again with --resume' }]
        : []),
    ],
    cautions: [
      ...writingCautions({
        ...{ of, people: whom, methods: ran.methods, briefs: ran.briefs, measures: pointMeasures },
        draws: Math.max(...ran.points.map(({ draw }) => draw + 1)),
        ...{ leftOut: of.leftOut, cellsLeft: ran.left },
      }),
    ],
    run: {
      data: of.dataset.files.map(({ name, sha256, rows }) => ({ name, sha256, rows })),
      features: { catalogue: catalogueId },
      methods: Object.fromEntries(ran.methods.map(({ name, version }) => [name, version])),
      parameters: { people, register: of.register, ...parameters },
    },
  };
}

/** People who were made up have names that those of another seed have, too. */
function peopleFrom({ name, files }: PeopleOfRun['dataset'], seed: number): readonly { readonly sha256: string }[] {
  return files.length === 0 ? [{ sha256: `${name} ${seed}` }] : files;
}

function reportOf(name: string, rows: readonly ScoredText[], { ran, setting }: ReportPointsInput): MethodReport {
  return {
    summary: armSummary(name, ran.methods),
    kind: rows[0]?.kind ?? 'method',
    measures: Object.fromEntries(
      [...shownMeasures, placed.name, ...toldMeasures.map(({ name: told }) => told)]
        .filter((measure) => rows.some(({ values }) => typeof values[measure] === 'number'))
        .map((measure) => [measure, figureOf(rows, measure, { seed: setting.options.seed, range: rangeOf(measure) })]),
    ),
  };
}
