import { join } from 'node:path';
import type { EvaluationReport } from '../../src/contracts/evaluation-report.ts';
import { authorship } from '../../src/evaluation/authorship/authorship.ts';
import { plantedAuthorsOf } from '../../src/evaluation/planted/planted-authors.ts';
import { verifier } from '../../src/evaluation/verifier/verifier.ts';
import { type Script, scriptedModel } from '../../src/testing/index.ts';
import { runExperiment } from './evaluation-run.ts';
import { obeys } from './obeying-writer.ts';
import { writePlantedPeople } from './planted-people.ts';

const people = 16;
const writtenFor = 12;
const textsOfPerson = 40;

const methods = [
  ...['zero-shot', 'raw-samples', 'own-turns'],
  ...['hyperalign:hypotheses', 'hyperalign:samples', 'hyperalign:both'],
];

export interface ScriptedRun {
  /** Of everything: whose habits, which sentences, every draw. */
  readonly seed: number;
  readonly script?: Script;
  readonly methods?: readonly string[];
}

/** Authorship on people with planted habits, written by a scripted model that does as it is told unless another script is given. */
export async function runScriptedAuthorship(
  folder: string,
  { seed, script = obeys, methods: names = methods }: ScriptedRun,
): Promise<EvaluationReport> {
  const data = writePlantedPeople(folder, { people, texts: textsOfPerson, seed });
  return runExperiment({
    ...{ experiment: authorship, replies: join(folder, 'replies') },
    model: scriptedModel(script, { size: 'small', delivery: 'both' }),
    options: { data, people: writtenFor, tasks: 2, methods: names, seed },
  });
}

/** The three reports that bands are kept of. */
export async function runScriptedEvaluation(folder: string, seed: number): Promise<readonly EvaluationReport[]> {
  const offline = { model: null, replies: join(folder, 'no-replies') };
  const data = writePlantedPeople(folder, { people, texts: textsOfPerson, seed });
  return [
    await runScriptedAuthorship(folder, { seed }),
    await runExperiment({ ...offline, experiment: verifier, options: { data, seed } }),
    await runExperiment({
      ...offline,
      experiment: plantedAuthorsOf({ sizes: [8, 16], doses: [0.6], ladder: { texts: 16, percentiles: [] } }),
      options: { people: 12, seed },
    }),
  ];
}

/** `authorship/zero-shot/similarity-masked` → mean, of every method and measure, and of every main contrast. */
export function figuresOf(reports: readonly EvaluationReport[]): ReadonlyMap<string, number> {
  return new Map(
    reports
      .flatMap(({ experiment, methods: of, contrasts }) => [
        ...Object.entries(of).flatMap(([method, { measures }]) =>
          Object.entries(measures).map(([measure, { mean }]) => [`${experiment}/${method}/${measure}`, mean] as const),
        ),
        ...contrasts
          .filter(({ main }) => main)
          .map(({ a, b, measure, mean }) => [`${experiment}/${a} over ${b}/${measure}`, mean] as const),
      ])
      .flatMap(([name, mean]) => (mean === null ? [] : [[name, mean] as const])),
  );
}
