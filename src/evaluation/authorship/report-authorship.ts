import type { Figure, MethodReport } from '../../contracts/evaluation-report.ts';
import { groupBy } from '../../core/numerics/group-by.ts';
import { catalogueId } from '../../core/stylometry/index.ts';
import { computeContrasts } from '../contrasts.ts';
import type { EvaluationPerson } from '../evaluation-person.ts';
import type { ExperimentOutcome, ExperimentSetting } from '../experiment.ts';
import { figureOf } from '../figures.ts';
import type { Measure } from '../measure.ts';
import { rangeOf } from '../measures/range-of.ts';
import { toldMeasures } from '../measures/told-measures.ts';
import type { ScoredText } from '../scored-text.ts';
import { unitValuesOf } from '../unit-values.ts';
import { armSummary } from './arm-summary.ts';
import { armsNotRun } from './arms-not-run.ts';
import { attributionTables } from './attribution-table.ts';
import { chooseExamples } from './choose-examples.ts';
import { planContrasts } from './contrast-plans.ts';
import type { JudgedWriting } from './judge-writing.ts';
import type { Brief } from './make-brief.ts';
import { placedTable } from './placed-table.ts';
import type { PeopleOfRun } from './read-people.ts';
import { selectionTables } from './selection-tables.ts';
import { verificationTable } from './verification-table.ts';
import { writingCautions } from './writing-cautions.ts';
import type { Written } from './written.ts';

export interface ReportAuthorshipInput extends Written {
  readonly setting: ExperimentSetting;
  readonly of: PeopleOfRun;
  readonly people: readonly EvaluationPerson[];
  readonly briefs: ReadonlyMap<string, readonly Brief[]>;
  readonly measures: readonly Measure[];
  readonly rows: readonly ScoredText[];
  readonly judged: JudgedWriting;
}

/** Everything of the report that the experiment knows. */
export function reportAuthorship(input: ReportAuthorshipInput): ExperimentOutcome {
  const { setting, of, people, rows, judged, results, methods } = input;
  const { seed } = setting.options;
  const byMethod = groupBy(rows, ({ method }) => method);
  const explained = [...input.measures, ...toldMeasures];
  const measures = explained.map(({ name }) => name);
  const contrasts = [...computeContrasts(rows, planContrasts([...byMethod.keys()]), seed)];
  const cautions = writingCautions({
    ...{ of, people, methods, briefs: input.briefs, draws: setting.options.draws, measures: input.measures },
    ...{ leftOut: of.leftOut, cellsLeft: input.left },
  });
  return {
    unit: 'person',
    n: people.length,
    methods: Object.fromEntries(
      [...byMethod].map(([name, own]): [string, MethodReport] => [
        name,
        {
          summary: armSummary(name, methods),
          kind: own[0]?.kind ?? 'method',
          measures: figuresOf(own, measures, seed),
        },
      ]),
    ),
    contrasts: [...contrasts, ...judged.contrasts],
    curves: [],
    tables: [
      ...[placedTable(rows, seed), verificationTable(rows, seed), ...attributionTables(rows)],
      ...[...selectionTables(rows, seed), ...judged.tables],
    ],
    examples: [...chooseExamples(input)],
    measures: {
      ...Object.fromEntries(explained.map(({ name, summary, better, masked }) => [name, { summary, better, masked }])),
      ...judged.measures,
    },
    notRun: [...armsNotRun(new Set(methods.map(({ name }) => name)), input.left)],
    failures: countOutcomes(results.map(({ outcome }) => outcome)),
    cautions: [...cautions, ...judged.cautions],
    units: unitValuesOf({ rows, contrasts, data: of.dataset.files }),
    run: {
      data: of.dataset.files.map(({ name, sha256, rows: count }) => ({ name, sha256, rows: count })),
      features: { catalogue: catalogueId },
      methods: Object.fromEntries(methods.map(({ name, version }) => [name, version])),
      parameters: {
        people: people.length,
        tasks: setting.options.tasks ?? people[0]?.targets.length ?? 0,
        draws: setting.options.draws,
        cutWords: setting.options.cutWords ?? 'whole texts',
        ...(setting.options.learnWith === null ? {} : { learnWith: setting.options.learnWith }),
        ...(setting.options.briefs === null ? {} : { briefs: setting.options.briefs }),
        register: of.register,
      },
    },
  };
}

function figuresOf(rows: readonly ScoredText[], measures: readonly string[], seed: number): Record<string, Figure> {
  return Object.fromEntries(
    measures
      .filter((measure) => rows.some(({ values }) => typeof values[measure] === 'number'))
      .map((measure) => [measure, figureOf(rows, measure, { seed, range: rangeOf(measure) })]),
  );
}

function countOutcomes(outcomes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) if (outcome !== 'ok') counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
