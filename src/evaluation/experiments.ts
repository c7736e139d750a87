import { HyperalignError } from '../errors.ts';
import { alignment } from './alignment/alignment.ts';
import { authorship } from './authorship/authorship.ts';
import { hypothesisCount } from './curves/hypothesis-count.ts';
import { sampleEfficiency } from './curves/sample-efficiency.ts';
import type { Experiment } from './experiment.ts';
import { facts } from './facts/facts.ts';
import { plantedAuthors } from './planted/planted-authors.ts';
import { outOfRegister } from './registers/out-of-register.ts';
import { plantedTastes } from './tastes/planted-tastes.ts';
import { transfer } from './transfer/transfer.ts';
import { verifier } from './verifier/verifier.ts';

/** Every experiment, in the order of the help. A new one is one entry. */
export const experiments: readonly Experiment[] = [
  authorship,
  alignment,
  facts,
  sampleEfficiency,
  hypothesisCount,
  transfer,
  outOfRegister,
  plantedAuthors,
  plantedTastes,
  verifier,
];

/** Throws `invalid_input` that lists what there is. */
export function findExperiment(name: string): Experiment {
  const found = experiments.find((experiment) => experiment.name === name);
  if (found !== undefined) return found;
  throw new HyperalignError(
    'invalid_input',
    `There is no experiment "${name}". There are ${experiments.map((one) => one.name).join(', ')}.`,
    { details: { experiment: name } },
  );
}
