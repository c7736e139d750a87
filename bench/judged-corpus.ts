import { fileURLToPath } from 'node:url';
import { openDatasetFiles } from '../src/adapters/datasets/index.ts';
import { cutAtSentence } from '../src/core/stylometry/cut-at-sentence.ts';
import { tokenize } from '../src/core/stylometry/index.ts';
import { materialOf, planCells } from '../src/evaluation/authorship/plan-cells.ts';
import { type JudgedPairPlan, planJudgedPairs } from '../src/evaluation/authorship/plan-judged-pairs.ts';
import { readPeople } from '../src/evaluation/authorship/read-people.ts';
import type { EvaluationPerson } from '../src/evaluation/evaluation-person.ts';
import { runCells } from '../src/evaluation/run-cells.ts';
import { SpendingMeter } from '../src/evaluation/spending-meter.ts';
import { derange } from '../src/evaluation/splits/derange.ts';
import { zeroShot } from '../src/methods/zero-shot.ts';
import type { WritingTask } from '../src/ports/method.ts';
import type { ModelHandle } from '../src/ports/model.ts';
import { neutralBriefs } from '../src/prompting/neutral-briefs.ts';

export interface JudgedCorpusOptions {
  readonly dataset: string;
  readonly people: number;
  /** Real texts of each person. */
  readonly tasks: number;
  readonly seed: number;
}

export interface JudgedCorpus {
  readonly pairs: readonly JudgedPairPlan[];
  /** Everybody a text could be attributed to. */
  readonly people: readonly EvaluationPerson[];
}

const folder = fileURLToPath(new URL('../../shared/data', import.meta.url));

/** Texts are cut here, as a small model reads slowly. */
const cutWords = 80;

/** Pairs with known answers of real people, and beside them what the model writes for nobody, on neutral briefs of the register. */
export async function readJudgedCorpus(
  model: ModelHandle,
  { dataset, people: wanted, tasks: each, seed }: JudgedCorpusOptions,
): Promise<JudgedCorpus> {
  const options = {
    data: dataset,
    folder,
    people: wanted,
    tasks: each,
    methods: null,
    prompts: null,
    seed,
    draws: 1,
    cutWords,
    learnWith: null,
    briefs: null,
    parallel: 1,
  };
  const { folds, register, everybody } = await readPeople(
    { files: openDatasetFiles(), options },
    { people: wanted, tasks: each },
  );
  const people = folds.flatMap((fold) => fold.people).map(shortened);
  const { placeboOf } = derange(people, seed);
  const donors = new Map(
    people.flatMap((person) => {
      const donor = people.find((one) => one.person === placeboOf.get(person.person));
      return donor === undefined ? [] : [[person.person, donor] as const];
    }),
  );
  const tasks = tasksOf(people, register);
  const method = zeroShot();
  const context = {
    ...{ model, enter: (handle: ModelHandle) => handle },
    ...{ people: people.map(({ person }) => person), population: people.map(materialOf) },
  };
  const methods = new Map([[method, await method.open({ ...context, seed })]]);
  const cells = planCells({ people, tasks, methods: [method], donors, draws: 1, seed });
  const { results } = await runCells({ cells, methods, parallel: 4, meter: new SpendingMeter() });
  const { calibration } = planJudgedPairs({ results, people, tasks, donors, writer: model.id, seed });
  return { pairs: calibration, people: everybody };
}

/** What a judge is shown is as short as what it judges. */
function shortened(person: EvaluationPerson): EvaluationPerson {
  const cut = (text: string) => cutAtSentence(tokenize(text), cutWords).original;
  return { ...person, evaluate: person.evaluate.map((one) => ({ ...one, text: cut(one.text) })) };
}

function tasksOf(people: readonly EvaluationPerson[], register: string): ReadonlyMap<string, readonly WritingTask[]> {
  const briefs = neutralBriefs.filter((brief) => brief.register === register);
  let next = 0;
  return new Map(
    people.map(({ person, targets }) => [
      person,
      targets.map(({ id }): WritingTask => {
        const brief = `${briefs[next % briefs.length]?.task ?? ''} Write about ${cutWords} words.`;
        next += 1;
        return { id, person, register, brief, words: cutWords };
      }),
    ]),
  );
}
