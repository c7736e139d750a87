import { HyperalignError } from '../../errors.ts';
import type { Method, OpenMethod, WritingTask } from '../../ports/method.ts';
import type { EvaluationPerson } from '../evaluation-person.ts';
import type { Experiment, ExperimentOutcome, ExperimentSetting } from '../experiment.ts';
import { authorshipMeasures } from '../measures/index.ts';
import { type CellResult, runCells } from '../run-cells.ts';
import { settleAll } from '../settle-all.ts';
import { derange } from '../splits/derange.ts';
import { foldBackground } from './fold-background.ts';
import type { Fold } from './fold-people.ts';
import { judgeWriting } from './judge-writing.ts';
import { type Brief, makeBrief } from './make-brief.ts';
import { materialOf, planCells } from './plan-cells.ts';
import { type PeopleOfRun, readPeople } from './read-people.ts';
import { reportAuthorship } from './report-authorship.ts';
import { scoreTexts } from './score-texts.ts';
import type { Written } from './written.ts';

/** The paper's first experiment, with the controls that it lacks. */
export const authorship: Experiment = {
  name: 'authorship',
  summary: 'Does a text that a method wrote read as this person wrote it, and not as somebody else or nobody did?',
  needsModel: true,
  run: runAuthorship,
};

/** What runs unless methods are named: the product, its control, and what it is held against. */
const defaultMethods = ['zero-shot', 'raw-samples', 'own-turns', 'hyperalign', 'hyperalign:hypotheses'];
const defaultPeople = 20;
const defaultTasks = 3;

async function runAuthorship(setting: ExperimentSetting): Promise<ExperimentOutcome> {
  const { options, onProgress } = setting;
  const { seed } = options;
  const of = await readPeople(setting, {
    people: options.people ?? defaultPeople,
    tasks: options.tasks ?? defaultTasks,
  });
  const people = of.folds.flatMap((fold) => fold.people);
  const briefs = await makeBriefs(setting, people);
  const tasks = new Map([...briefs].map(([person, own]) => [person, own.map(({ task }) => task)]));
  const donors = donorsOf(of.folds, seed);
  const written = await writeAll(setting, { of, tasks, donors });
  onProgress({ step: 'measuring', done: written.results.length, total: written.results.length });
  const rows = await scoreTexts({
    ...{ results: written.results, people, tasks, donors, measures: authorshipMeasures },
    setting: { people: of.everybody, outsidersOf: outsidersIn(of.folds), judge: setting.judge, seed },
  });
  const judged = await judgeWriting(setting, { results: written.results, people, tasks, donors, rows });
  return reportAuthorship({ ...{ setting, of, people, briefs, rows, judged }, ...written });
}

async function makeBriefs(
  { model, options, onProgress, signal }: ExperimentSetting,
  people: readonly EvaluationPerson[],
): Promise<ReadonlyMap<string, readonly Brief[]>> {
  const briefs = new Map<string, readonly Brief[]>();
  for (const { person, register, targets } of people) {
    onProgress({ step: 'briefs', done: briefs.size, total: people.length });
    const common = { model, person, register, seed: options.seed, ...(signal === undefined ? {} : { signal }) };
    briefs.set(person, await settleAll(targets.map((target) => makeBrief({ ...common, target }))));
  }
  return briefs;
}

interface Writing {
  readonly of: PeopleOfRun;
  readonly tasks: ReadonlyMap<string, readonly WritingTask[]>;
  readonly donors: ReadonlyMap<string, EvaluationPerson>;
}

/** Fold by fold, each with its own background and methods bound to it. */
async function writeAll(setting: ExperimentSetting, { of, tasks, donors }: Writing): Promise<Written> {
  const { options, meter, onProgress, signal } = setting;
  const opened: OpenedFold[] = [];
  try {
    for (const fold of of.folds) opened.push(await openFold(setting, of, fold));
    const plans = opened.map(({ fold, methods }) =>
      planCells({
        ...{ people: fold.people, tasks, donors, draws: options.draws, seed: options.seed },
        methods: [...methods.keys()],
      }),
    );
    const total = plans.reduce((sum, cells) => sum + cells.length, 0);
    const results: CellResult[] = [];
    let done = 0;
    for (const [at, { methods }] of opened.entries()) {
      const ran = await runCells({
        ...{ cells: plans[at] ?? [], methods, parallel: options.parallel, meter },
        onResult: () => {
          done += 1;
          onProgress({ step: 'writing', done, total });
        },
        ...(signal === undefined ? {} : { signal }),
      });
      results.push(...ran.results);
    }
    return { results, left: total - results.length, methods: [...(opened[0]?.methods.keys() ?? [])] };
  } finally {
    for (const { methods } of opened) for (const method of methods.values()) await method.close?.();
  }
}

interface OpenedFold {
  readonly fold: Fold;
  readonly methods: ReadonlyMap<Method, OpenMethod>;
}

async function openFold(
  setting: ExperimentSetting,
  { dataset, register }: PeopleOfRun,
  fold: Fold,
): Promise<OpenedFold> {
  const { model, ports, options, signal } = setting;
  if (model === null)
    throw new HyperalignError(
      'model_not_configured',
      'This experiment writes texts and needs a model. Name one with --model, for example --model local:qwen2.5-coder-1.5b.',
    );
  const background = foldBackground(await ports.background.load(), fold.outsiders, {
    ...{ register, name: `${dataset.name}-${fold.name}`, seed: options.seed },
  });
  const methods = setting.methods(
    { ...ports, background: { load: async () => background } },
    options.methods ?? defaultMethods,
  );
  const context = {
    ...{ model, population: fold.outsiders.map(materialOf), seed: options.seed },
    ...(signal === undefined ? {} : { signal }),
  };
  const opened = new Map<Method, OpenMethod>();
  for (const method of methods) opened.set(method, await method.open(context));
  return { fold, methods: opened };
}

/** Whose material a person's placebo is made with: somebody of the same fold, who is learned with the same background. */
function donorsOf(folds: readonly Fold[], seed: number): ReadonlyMap<string, EvaluationPerson> {
  return new Map(
    folds.flatMap(({ people }) => {
      const { placeboOf } = derange(people, seed);
      return people.flatMap((person) => {
        const donor = people.find((one) => one.person === placeboOf.get(person.person));
        return donor === undefined ? [] : [[person.person, donor] as const];
      });
    }),
  );
}

/** Of people who are not written for as well: they stand in one half or the other. */
function outsidersIn(folds: readonly Fold[]): (person: string) => readonly EvaluationPerson[] {
  const byPerson = new Map(folds.flatMap(({ people, outsiders }) => people.map(({ person }) => [person, outsiders])));
  return (person) => byPerson.get(person) ?? [];
}
