import { type PlantedTrait, plantedTraits } from '../../core/planted/index.ts';

/** Traits that authors are planted with, and how many each gets. */
export interface TraitCatalogue {
  readonly name: 'all' | 'twelve';
  readonly traits: readonly PlantedTrait[];
  readonly perAuthor: number;
}

/** Those that reference figures exist for (hypotheses.md 8). */
const twelve: readonly string[] = [
  'contractions-never',
  'since-for-because',
  'semicolon-joins',
  'exclamations',
  'ellipses',
  'opener-and',
  'perhaps-after-is',
  'lower-case-starts',
  'which-for-that',
  'dashes',
  'opener-however',
  'parenthetical-asides',
];

export const allTraits: TraitCatalogue = { name: 'all', traits: plantedTraits, perAuthor: 5 };

export const twelveTraits: TraitCatalogue = {
  name: 'twelve',
  traits: plantedTraits.filter(({ id }) => twelve.includes(id)),
  perAuthor: 4,
};
