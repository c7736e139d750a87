import { mainMeasure } from '../authorship/contrast-plans.ts';
import { makeBriefs } from '../authorship/make-briefs.ts';
import { readPeople } from '../authorship/read-people.ts';
import type { Experiment, ExperimentOutcome, ExperimentSetting } from '../experiment.ts';
import { placed } from './placed-rows.ts';
import { type CurveInput, overPlacebo, pointCurves, withCurves } from './point-curves.ts';
import { pointMeasures, reportPoints } from './report-points.ts';
import { runPoints } from './run-points.ts';
import { meanOf, toldByPerson } from './told-by-person.ts';

/** What each further hypothesis adds. */
export const hypothesisCount: Experiment = {
  name: 'hypothesis-count',
  summary: 'How many hypotheses does a model have to be told before more of them add nothing?',
  needsModel: true,
  reads: ['data', 'people', 'tasks', 'cutWords', 'learnWith'],
  run: runHypothesisCount,
};

/** A profile has ten at most, so there is no twenty. */
const counts = [1, 2, 3, 5, 10];
const defaultPeople = 20;
const defaultTasks = 3;
const method = 'hyperalign:first';

async function runHypothesisCount(setting: ExperimentSetting): Promise<ExperimentOutcome> {
  const { options } = setting;
  const { seed } = options;
  const of = await readPeople(setting, {
    people: options.people ?? defaultPeople,
    tasks: options.tasks ?? defaultTasks,
  });
  const briefs = await makeBriefs(
    setting,
    of.folds.flatMap(({ people }) => people),
  );
  const methods = ['zero-shot', ...counts.map((count) => `${method}-${count}`)];
  const ran = await runPoints(setting, { of, briefs, points: [{ label: '', methods }], measures: pointMeasures });
  const curve: CurveInput = {
    ...{
      rows: ran.rows,
      moving: [method, `${method}:placebo`],
      still: ['zero-shot', 'real-text', 'other-author'],
      seed,
    },
    steps: { x: 'hypotheses', values: counts, labelOf: String, armOf },
  };
  const { table, least } = overPlacebo(curve, mainMeasure);
  const outcome = reportPoints({
    ...{ setting, of, ran },
    plans: counts.flatMap((count, at) =>
      [armOf(`${method}:placebo`, count), 'zero-shot', ...counts.slice(0, at).slice(-1).map(before)].map((b) => ({
        ...{ a: armOf(method, count), b, measure: mainMeasure },
        ...({ kind: 'difference', main: b === armOf(`${method}:placebo`, count) } as const),
      })),
    ),
    notRun: [{ name: '20 hypotheses', reason: 'a profile has ten at most' }],
    parameters: { tasks: options.tasks ?? defaultTasks },
  });
  const tables = [
    table,
    {
      name: 'From how many hypotheses on',
      columns: ['method', 'hypotheses'],
      rows: [...least],
      note: 'The smallest number at which they beat those of another person with an interval above 0.',
    },
    toldTable(ran.results),
  ];
  return withCurves({ ...outcome, tables }, pointCurves(curve, [mainMeasure, placed.name, 'verification']));
}

/** The arm that was told so many: what the next step is held against. */
function before(count: number): string {
  return armOf(method, count);
}

/** `hyperalign:first:placebo` at 3 → `hyperalign:first-3:placebo`. */
function armOf(arm: string, count: number): string {
  return arm.replace(method, `${method}-${count}`);
}

function toldTable(results: Awaited<ReturnType<typeof runPoints>>['results']): ExperimentOutcome['tables'][number] {
  return {
    name: 'Hypotheses told',
    columns: ['limit', 'mean told', 'people with as many'],
    rows: counts.map((count) => {
      const told = [...toldByPerson(results, armOf(method, count)).values()];
      return [count, meanOf(told), told.filter((one) => one === count).length];
    }),
    note: null,
  };
}
