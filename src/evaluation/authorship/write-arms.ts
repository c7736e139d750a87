import type { Background } from '../../contracts/background.ts';
import { HyperalignError } from '../../errors.ts';
import type { Method, OpenMethod, PersonMaterial, WritingTask } from '../../ports/method.ts';
import type { ModelHandle } from '../../ports/model.ts';
import type { EvaluationPerson } from '../evaluation-person.ts';
import type { ExperimentSetting } from '../experiment.ts';
import { type CellResult, runCells } from '../run-cells.ts';
import { materialWithComparisons } from './derive-comparisons.ts';
import { foldBackground } from './fold-background.ts';
import { dealOutsiders } from './fold-parties.ts';
import type { Fold } from './fold-people.ts';
import { planCells } from './plan-cells.ts';
import type { PeopleOfRun } from './read-people.ts';
import type { Written } from './written.ts';

export interface WriteArmsInput {
  readonly of: Pick<PeopleOfRun, 'dataset' | 'register' | 'folds'>;
  readonly tasks: ReadonlyMap<string, readonly WritingTask[]>;
  /** Person → whose material the placebo is made with. */
  readonly donors: ReadonlyMap<string, EvaluationPerson>;
  readonly methods: readonly string[];
  /** Learns profiles in place of the model that writes. Default: as the run's options say. */
  readonly learnWith?: ModelHandle | null;
  /** Told everything written so far whenever all texts of a person are there. */
  readonly onPerson?: (results: readonly CellResult[], done: ReadonlySet<string>) => void;
  /** Says what is written, where several rounds follow each other. Default: `writing`. */
  readonly step?: string;
}

/** Every task by every method, fold by fold, each with its own background and methods bound to it. Throws `model_not_configured` without a model. */
export async function writeArms(setting: ExperimentSetting, input: WriteArmsInput): Promise<Written> {
  const { options, meter, onProgress, signal } = setting;
  const { of, tasks, donors, step = 'writing' } = input;
  const opened: OpenedFold[] = [];
  try {
    for (const fold of of.folds) opened.push(await openFold(setting, input, fold));
    const plans = opened.map(({ fold, methods, material }) =>
      planCells({
        material,
        ...{ people: fold.people, tasks, donors, draws: options.draws, seed: options.seed },
        methods: [...methods.keys()],
      }),
    );
    const total = plans.reduce((sum, cells) => sum + cells.length, 0);
    const results: CellResult[] = [];
    const ordered: CellResult[] = [];
    let written = 0;
    const people = openCountdown(plans.flat().map(({ task }) => task.person));
    for (const [at, { methods }] of opened.entries()) {
      const ran = await runCells({
        ...{ cells: plans[at] ?? [], methods, parallel: options.parallel, meter },
        onResult: (result) => {
          written += 1;
          onProgress({ step, done: written, total });
          results.push(result);
          if (people.countDown(result.cell.task.person)) input.onPerson?.([...results], people.finished);
        },
        ...(signal === undefined ? {} : { signal }),
      });
      ordered.push(...ran.results);
    }
    return { results: ordered, left: total - ordered.length, methods: [...(opened[0]?.methods.keys() ?? [])] };
  } finally {
    for (const { methods } of opened) for (const method of methods.values()) await method.close?.();
  }
}

/** Of names that come several times: which have come as often as that. */
function openCountdown(names: readonly string[]) {
  const left = new Map<string, number>();
  for (const name of names) left.set(name, (left.get(name) ?? 0) + 1);
  const finished = new Set<string>();
  return {
    finished: finished as ReadonlySet<string>,
    /** Whether it was the last time. */
    countDown: (name: string): boolean => {
      const more = (left.get(name) ?? 0) - 1;
      left.set(name, more);
      if (more === 0) finished.add(name);
      return more === 0;
    },
  };
}

interface OpenedFold {
  readonly fold: Fold;
  readonly methods: ReadonlyMap<Method, OpenMethod>;
  readonly material: (person: EvaluationPerson) => PersonMaterial;
}

async function openFold(
  setting: ExperimentSetting,
  { of: { dataset, register }, methods: names, learnWith = learnerOf(setting) }: WriteArmsInput,
  fold: Fold,
): Promise<OpenedFold> {
  const { model, ports, options, signal } = setting;
  if (model === null)
    throw new HyperalignError(
      'model_not_configured',
      'This experiment writes texts and needs a model. Name one with --model, for example --model local:qwen2.5-coder-1.5b.',
    );
  const background = keptBackground(await ports.background.load(), fold.outsiders, {
    ...{ register, name: `${dataset.name}-${fold.name}`, format: dataset.format, seed: options.seed },
  });
  const methods = setting.methods({ ...ports, background: { load: async () => background } }, names, learnWith);
  const { population } = dealOutsiders(fold, { chooses: methods.some(({ chooses }) => chooses !== undefined) });
  const material = materialWithComparisons(population, options.seed);
  const context = {
    ...{ model, enter: setting.enter, people: fold.people.map(({ person }) => person) },
    ...{ population: population.map(material), seed: options.seed },
    ...(signal === undefined ? {} : { signal }),
  };
  const opened = new Map<Method, OpenMethod>();
  for (const method of methods) opened.set(method, await method.open(context));
  return { fold, methods: opened, material };
}

function learnerOf({ options }: ExperimentSetting): ModelHandle | null | undefined {
  return options.learnWith === 'none' ? null : undefined;
}

const backgrounds = new WeakMap<Fold['outsiders'], Map<string, Background>>();

/** Counting outsiders takes seconds, and rounds that change nothing of them share it. */
function keptBackground(...[shipped, outsiders, of]: Parameters<typeof foldBackground>): Background {
  const key = [shipped.version, of.register, of.name, of.format, of.seed].join('\u0000');
  const kept = backgrounds.get(outsiders) ?? new Map<string, Background>();
  backgrounds.set(outsiders, kept);
  const background = kept.get(key) ?? foldBackground(shipped, outsiders, of);
  kept.set(key, background);
  return background;
}
