import type { ModelHandle } from '../../ports/model.ts';
import { pointArm } from '../arm-names.ts';
import { assertChosenApart } from '../authorship/assert-chosen-apart.ts';
import { mainMeasure } from '../authorship/contrast-plans.ts';
import { calibrationIn, donorsOf } from '../authorship/fold-parties.ts';
import type { Brief } from '../authorship/make-brief.ts';
import { tasksOf } from '../authorship/make-briefs.ts';
import type { PeopleOfRun } from '../authorship/read-people.ts';
import { scoreTexts } from '../authorship/score-texts.ts';
import { writeArms } from '../authorship/write-arms.ts';
import type { Written } from '../authorship/written.ts';
import type { EvaluationPerson } from '../evaluation-person.ts';
import type { ExperimentSetting } from '../experiment.ts';
import type { Measure, MeasureSetting } from '../measure.ts';
import { openedOnce } from '../opened-once.ts';
import type { CellResult } from '../run-cells.ts';
import type { ScoredText } from '../scored-text.ts';
import { placedRows } from './placed-rows.ts';

/** One round of writing: the same tasks, with something changed. */
export interface Point {
  /** Told in the names of its arms: `k = 4`. Empty where nothing is changed. */
  readonly label: string;
  readonly methods: readonly string[];
  /** What is changed of the people before they are learned. */
  readonly change?: (person: EvaluationPerson) => EvaluationPerson;
  /** The register that is learned in, where it is not the one that is written: outsiders are changed with the people then, and give its background. */
  readonly register?: string;
  readonly learnWith?: ModelHandle;
  /** Writes in place of the model of the run. */
  readonly writeWith?: ModelHandle;
  /** Tells rounds of one label apart. Default 0. */
  readonly draw?: number;
}

export interface RunPointsInput {
  readonly of: PeopleOfRun;
  readonly briefs: ReadonlyMap<string, readonly Brief[]>;
  readonly points: readonly Point[];
  readonly measures: readonly Measure[];
}

export interface RanPoints extends Written, Pick<RunPointsInput, 'briefs'> {
  /** An arm of a labelled point is `<arm> (<label>)`; real texts stand there once. Each has its main measure placed, too. */
  readonly rows: readonly ScoredText[];
  readonly points: readonly PointResults[];
}

/** What one round wrote. */
export interface PointResults extends Required<Pick<Point, 'label' | 'draw'>> {
  readonly results: readonly CellResult[];
}

/** Writes and measures point after point. Measures are fitted once, for no point changes what they are fitted on. */
export async function runPoints(setting: ExperimentSetting, input: RunPointsInput): Promise<RanPoints> {
  const { of, briefs, points } = input;
  const tasks = tasksOf(briefs);
  const { seed } = setting.options;
  const dealt = assertChosenApart(setting, {
    ...{ of, measures: input.measures },
    methods: points.flatMap(({ methods }) => methods),
  });
  // A dry run has nothing to measure, and fitting is most of what it would take.
  const measures = setting.planning === true ? [] : input.measures.map(openedOnce);
  const outsidersOf = calibrationIn(of.folds, dealt);
  const measuring: MeasureSetting = { people: of.everybody, outsidersOf, judge: setting.judge, seed };
  const rows: ScoredText[] = [];
  const all: (Written & PointResults)[] = [];
  for (const [at, { label, methods, change = same, register, learnWith, writeWith, draw = 0 }] of points.entries()) {
    const folds = of.folds.map((fold) => ({
      ...fold,
      people: fold.people.map(change),
      outsiders: register === undefined ? fold.outsiders : fold.outsiders.map(change),
    }));
    const donors = donorsOf(folds, seed);
    const written = await writeArms(
      { ...setting, model: writeWith ?? setting.model, options: { ...setting.options, draws: 1 } },
      {
        ...{
          of: { ...of, folds, register: register ?? of.register },
          tasks,
          donors,
          methods,
          step: label === '' ? 'writing' : `writing (${label})`,
        },
        ...(learnWith === undefined ? {} : { learnWith }),
      },
    );
    const scored = await scoreTexts({
      ...{ results: written.results, people: folds.flatMap(({ people }) => people), tasks, donors, measures },
      ...{ setting: measuring, references: at === 0 ? 'measured' : 'left out' },
    });
    rows.push(
      ...scored.map((row) => (row.kind === 'reference' ? row : { ...row, method: pointArm(row.method, label), draw })),
    );
    all.push({ ...written, label, draw });
  }
  return {
    briefs,
    rows: placedRows(rows, mainMeasure),
    points: all,
    results: all.flatMap(({ results }) => results),
    left: all.reduce((sum, { left }) => sum + left, 0),
    methods: [...new Map(all.flatMap((one) => one.methods).map((method) => [method.name, method])).values()],
  };
}

function same(person: EvaluationPerson): EvaluationPerson {
  return person;
}
