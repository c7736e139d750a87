import { assertVerifiersApart } from '../assert-verifiers-apart.ts';
import type { ExperimentSetting } from '../experiment.ts';
import type { Measure } from '../measure.ts';
import { dealOutsiders } from './fold-parties.ts';
import type { PeopleOfRun } from './read-people.ts';

/**
 * Whether a method chooses among candidates, and then that nothing it chooses by has a part in the measures (E7). Before anything is asked of a model.
 * Throws `invalid_input`.
 */
export function assertChosenApart(
  { ports, methods: find }: Pick<ExperimentSetting, 'ports' | 'methods'>,
  { of, methods: names, measures }: ChosenApartInput,
): DealtChoice {
  const methods = find(ports, names);
  const chooses = methods.some((method) => method.chooses !== undefined);
  for (const fold of of.folds) {
    const { population, calibration } = dealOutsiders(fold, { chooses });
    assertVerifiersApart({ methods, people: fold.people, population }, { measures, people: of.everybody, calibration });
  }
  return { chooses, bySelectionTexts: methods.some((method) => method.chooses?.texts === 'select') };
}

interface DealtChoice {
  readonly chooses: boolean;
  /** Candidates are held against texts that were set aside for that. */
  readonly bySelectionTexts: boolean;
}

interface ChosenApartInput {
  readonly of: Pick<PeopleOfRun, 'folds' | 'everybody'>;
  readonly methods: readonly string[];
  readonly measures: readonly Pick<Measure, 'name' | 'fittedOn'>[];
}
