import type { EvaluationPerson } from '../evaluation-person.ts';
import { derange } from '../splits/derange.ts';
import type { Fold } from './fold-people.ts';

/** Whose material a person's placebo is made with: somebody of the same fold, who is learned with the same background. */
export function donorsOf(folds: readonly Fold[], seed: number): ReadonlyMap<string, EvaluationPerson> {
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

/** What the outsiders of a fold are for. */
export interface DealtOutsiders {
  /** Whom methods may train on and choose candidates against. */
  readonly population: readonly EvaluationPerson[];
  /** Whom measures are calibrated on. */
  readonly calibration: readonly EvaluationPerson[];
}

/**
 * Everybody for both, unless a method chooses candidates or samples by a verifier of its own: then nobody is for both, so that choosing and measuring share no
 * person (evaluation.md M5). One third is enough to scale a choice with; to calibrate a verifier takes more people.
 */
export function dealOutsiders({ outsiders }: Fold, { chooses }: { readonly chooses: boolean }): DealtOutsiders {
  if (!chooses) return { population: outsiders, calibration: outsiders };
  return {
    population: outsiders.filter((_, place) => place % 3 === 0),
    calibration: outsiders.filter((_, place) => place % 3 !== 0),
  };
}

/** Of people who are not written for as well: they stand in one half or the other. */
export function calibrationIn(
  folds: readonly Fold[],
  dealt: { readonly chooses: boolean },
): (person: string) => readonly EvaluationPerson[] {
  return partIn(folds, (fold) => dealOutsiders(fold, dealt).calibration);
}

/** Whom methods may choose candidates against where they write for a person. */
export function populationIn(
  folds: readonly Fold[],
  dealt: { readonly chooses: boolean },
): (person: string) => readonly EvaluationPerson[] {
  return partIn(folds, (fold) => dealOutsiders(fold, dealt).population);
}

/** The same list for all people of a fold, so that what is fitted on it is fitted once. */
function partIn(
  folds: readonly Fold[],
  partOf: (fold: Fold) => readonly EvaluationPerson[],
): (person: string) => readonly EvaluationPerson[] {
  const byPerson = new Map(
    folds.flatMap((fold) => {
      const part = partOf(fold);
      return fold.people.map(({ person }) => [person, part] as const);
    }),
  );
  return (person) => byPerson.get(person) ?? [];
}
