import type { PlantedTrait, TraitShare } from '../../core/planted/index.ts';
import type { MeasuredPerson, MeasuredText } from './measured-people.ts';

/** Chooses what an author is planted with. */
export type ChoosePlants = (author: AuthorToPlant) => Plants;

export interface AuthorToPlant {
  /** Traits in the order in which they are tried. */
  readonly order: readonly PlantedTrait[];
  /** Traits wanted, no two of one slot. */
  readonly wanted: number;
  /** The person's texts, before anything is planted. */
  readonly texts: readonly MeasuredText[];
  readonly others: readonly MeasuredPerson[];
  readonly seed: number;
}

export interface Plants {
  readonly shares: readonly TraitShare[];
  readonly passedOver: readonly PassedOver[];
}

/**
 * Why a trait could not be planted at a level: people at that level do not do it at all, the person is there already, the texts have no place for it, or
 * every place is not enough.
 */
export type PassedOver = 'not done there' | 'already there' | 'no places' | 'out of reach';

/** The first traits of the order, each in this share of what its full dose takes. */
export function atDose(dose: number): ChoosePlants {
  return ({ order, wanted }) => {
    const shares: TraitShare[] = [];
    for (const trait of order) {
      if (shares.length === wanted) break;
      if (isFree(trait, shares)) shares.push({ trait, share: dose * trait.fullDose });
    }
    return { shares, passedOver: [] };
  };
}

export function isFree({ slot }: PlantedTrait, shares: readonly TraitShare[]): boolean {
  return !shares.some(({ trait }) => trait.slot === slot);
}
