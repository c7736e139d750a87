import type { Curve, Table } from '../../contracts/evaluation-report.ts';
import { HyperalignError } from '../../errors.ts';
import type { ModelHandle } from '../../ports/model.ts';
import { pointArm } from '../arm-names.ts';
import { mainMeasure } from '../authorship/contrast-plans.ts';
import { makeBriefs } from '../authorship/make-briefs.ts';
import { readPeople } from '../authorship/read-people.ts';
import { placed } from '../curves/placed-rows.ts';
import { withCurves } from '../curves/point-curves.ts';
import { pointMeasures, reportPoints } from '../curves/report-points.ts';
import { type Point, runPoints } from '../curves/run-points.ts';
import type { Experiment, ExperimentOutcome, ExperimentSetting } from '../experiment.ts';
import { figureOf, meansByPerson } from '../figures.ts';
import type { ScoredText } from '../scored-text.ts';
import { retainedGain } from './retained-gain.ts';

/** Whether a profile belongs to the model that made it. */
export const transfer: Experiment = {
  name: 'transfer',
  summary: 'How much of what a profile gains is kept when one model learned it and another one writes with it?',
  needsModel: true,
  reads: ['data', 'people', 'tasks', 'cutWords', 'models'],
  models: ['local:qwen2.5-coder-1.5b', 'local:smollm2-135m'],
  run: runTransfer,
};

const method = 'hyperalign:hypotheses';
const defaultPeople = 20;
const defaultTasks = 2;

async function runTransfer(setting: ExperimentSetting): Promise<ExperimentOutcome> {
  const { options, models } = setting;
  const ids = models.map(({ id }) => id);
  if (new Set(ids).size < 2)
    throw new HyperalignError(
      'invalid_input',
      `This experiment needs two models or more and was given ${ids.length === 0 ? 'none' : ids.join(', ')}. Name them with --models, for example --models ${transfer.models?.join(',')}.`,
      { details: { models: ids } },
    );
  const of = await readPeople(setting, {
    people: options.people ?? defaultPeople,
    tasks: options.tasks ?? defaultTasks,
  });
  const people = of.folds.flatMap((fold) => fold.people);
  // Briefs are made by the model of the run, whatever writes: the same for all.
  const briefs = await makeBriefs(setting, people);
  const ran = await runPoints(setting, { of, briefs, points: pointsOf(models), measures: pointMeasures });
  const outcome = reportPoints({
    ...{ setting, of, ran, notRun: [] },
    plans: ids.flatMap((writer) =>
      ids.flatMap((learner) =>
        [pointArm(`${method}:placebo`, pairOf(learner, writer)), pointArm('zero-shot', writer)].map((b) => ({
          ...{ a: pointArm(method, pairOf(learner, writer)), b, measure: mainMeasure },
          ...({ kind: 'difference', main: learner !== writer && b !== pointArm('zero-shot', writer) } as const),
        })),
      ),
    ),
    parameters: { tasks: options.tasks ?? defaultTasks, models: ids.join(', ') },
  });
  const tables = [placedMatrix(ran.rows, ids, options.seed), retainedTable(ran.rows, ids)];
  return withCurves({ ...outcome, tables }, [
    curveOf(ran.rows, ids, { measure: mainMeasure, seed: options.seed }),
    curveOf(ran.rows, ids, { measure: placed.name, seed: options.seed }),
  ]);
}

function pointsOf(models: readonly ModelHandle[]): readonly Point[] {
  return models.flatMap((writer): readonly Point[] => [
    { label: writer.id, methods: ['zero-shot'], writeWith: writer },
    ...models.map((learner): Point => {
      return { label: pairOf(learner.id, writer.id), methods: [method], learnWith: learner, writeWith: writer };
    }),
  ]);
}

function pairOf(learner: string, writer: string): string {
  return `${learner} → ${writer}`;
}

function placedMatrix(rows: readonly ScoredText[], ids: readonly string[], seed: number): Table {
  const place = (arm: string) => {
    const { mean, low, high, n } = figureOf(rowsOf(rows, arm), placed.name, { seed });
    return [mean, low, high, n];
  };
  return {
    name: 'Placed between another author (0) and the person (1)',
    columns: ['learned by', 'written by', 'placed', 'low', 'high', 'people'],
    rows: ids.flatMap((writer) => [
      ['nobody', writer, ...place(pointArm('zero-shot', writer))],
      ...ids.map((learner) => [learner, writer, ...place(pointArm(method, pairOf(learner, writer)))]),
    ]),
    note: `By ${mainMeasure}, means by person.`,
  };
}

function retainedTable(rows: readonly ScoredText[], ids: readonly string[]): Table {
  const of = (arm: string) => meansByPerson(rowsOf(rows, arm), placed.name);
  return {
    name: 'Retained gain',
    columns: ['learned by', 'written by', 'retained', 'low', 'high', 'people'],
    rows: ids.flatMap((writer) =>
      ids.map((learner) => {
        const { mean, low, high, n } = retainedGain({
          transferred: of(pointArm(method, pairOf(learner, writer))),
          own: of(pointArm(method, pairOf(writer, writer))),
          none: of(pointArm('zero-shot', writer)),
        });
        return [learner, writer, mean, low, high, n];
      }),
    ),
    note: 'Gain over no profile, as a share of the gain with the profile that the writing model made itself, with Fieller’s interval over people; empty where that gain is below 0.02, and without an interval where it is not told from 0.',
  };
}

function rowsOf(rows: readonly ScoredText[], arm: string): readonly ScoredText[] {
  return rows.filter(({ method: name }) => name === arm);
}

/** A line a learner, a place on the axis a writer. */
function curveOf(
  rows: readonly ScoredText[],
  ids: readonly string[],
  { measure, seed }: { readonly measure: string; readonly seed: number },
): Curve {
  const line = (name: string, armOf: (writer: string) => string) => ({
    name,
    points: ids.map((writer, at) => ({
      x: at + 1,
      ...figureOf(rowsOf(rows, armOf(writer)), measure, { seed }),
    })),
  });
  return {
    name: `${measure} by the model that writes`,
    x: `model that writes: ${ids.map((id, at) => `${at + 1} ${id}`).join(', ')}`,
    y: measure,
    lines: [
      line('no profile', (writer) => pointArm('zero-shot', writer)),
      ...ids.map((learner) => line(`learned by ${learner}`, (writer) => pointArm(method, pairOf(learner, writer)))),
    ],
  };
}
