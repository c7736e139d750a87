import type { Background } from '../../contracts/background.ts';
import { catalogueId } from '../../core/stylometry/index.ts';
import { HyperalignError } from '../../errors.ts';
import type { Method, OpenMethod, WritingTask } from '../../ports/method.ts';
import { asAuthorship } from '../datasets/dataset.ts';
import type { EvaluationPerson } from '../evaluation-person.ts';
import type { Experiment, ExperimentOutcome, ExperimentSetting } from '../experiment.ts';
import type { MeasureSetting } from '../measure.ts';
import { authorshipMeasures } from '../measures/index.ts';
import { type Cell, type CellResult, runCells } from '../run-cells.ts';
import { derange } from '../splits/derange.ts';
import { splitRoles } from '../splits/split-roles.ts';
import { assertRolesApart } from './assert-roles-apart.ts';
import { chooseTasks } from './choose-tasks.ts';
import { foldBackground } from './fold-background.ts';
import { type Fold, foldPeople } from './fold-people.ts';
import { type Brief, makeBrief } from './make-brief.ts';
import { materialOf, planCells } from './plan-cells.ts';
import { reportAuthorship } from './report-authorship.ts';
import { scoreTexts } from './score-texts.ts';

/** The paper's first experiment with the controls that it lacks: does what is written read as this person wrote it. */
export const authorship: Experiment = {
  name: 'authorship',
  summary: 'Does a text that a method wrote read as this person wrote it, and not as another one or nobody?',
  needsModel: true,
  run: runAuthorship,
};

/** What runs unless methods are named: the product, its control, and what it is held against. */
const defaultMethods = ['zero-shot', 'raw-samples', 'own-turns', 'hyperalign', 'hyperalign:hypotheses'];
const defaultPeople = 20;
const defaultTasks = 3;

async function runAuthorship(setting: ExperimentSetting): Promise<ExperimentOutcome> {
  const { model, options, meter, onProgress, signal } = setting;
  const { seed, draws } = options;
  if (model === null) throw modelNeeded();
  const { everybody, folds, dataset, leftOut } = await readPeople(setting);
  const people = folds.flatMap((fold) => fold.people);
  assertRolesApart(folds);
  const briefs = await makeBriefs(setting, people);
  const tasks = new Map([...briefs].map(([person, own]) => [person, own.map(({ task }) => task)]));
  const donors = donorsOf(folds, seed);
  const shipped = await setting.ports.background.load();
  const results: CellResult[] = [];
  let left = 0;
  const opened: OpenedFold[] = [];
  try {
    for (const fold of folds) opened.push(await openFold(setting, { fold, shipped, name: dataset.name }));
    const plans = opened.map(({ fold, methods }) =>
      planCells({ people: fold.people, tasks, methods: [...methods.keys()], donors, draws, seed }),
    );
    const total = plans.reduce((sum, cells) => sum + cells.length, 0);
    for (const [at, { methods }] of opened.entries()) {
      const ran = await runCells({
        cells: plans[at] ?? [],
        methods,
        parallel: options.parallel,
        meter,
        onResult: () => onProgress({ step: 'writing', done: (written += 1), total }),
        ...(signal === undefined ? {} : { signal }),
      });
      results.push(...ran.results);
      left += ran.left;
    }
  } finally {
    for (const { methods } of opened) for (const method of methods.values()) await method.close?.();
  }
  const measuring: MeasureSetting = {
    people: everybody,
    outsidersOf: outsidersIn(folds),
    judge: setting.judge,
    seed,
  };
  onProgress({ step: 'measuring', done: results.length, total: results.length });
  const rows = await scoreTexts({ results, people, tasks, donors, measures: authorshipMeasures, setting: measuring });
  return reportAuthorship({ setting, dataset, people, briefs, results, rows, left, leftOut, methods: opened.flatMap(({ methods }) => [...methods.keys()]) });
}
