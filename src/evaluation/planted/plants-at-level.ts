import { type PlantedTrait, plantShares, type TraitShare } from '../../core/planted/index.ts';
import { type ChoosePlants, isFree, type PassedOver } from './choose-plants.ts';
import { type MeasuredText, measuredText } from './measured-people.ts';
import { peopleLevel, strengthOf } from './people-level.ts';

/**
 * Traits that bring the person to the level of this percentile of the other people, each in the smallest share of its places that does. Whoever has a trait
 * at the level already, or cannot be brought there, gets the next one instead, and it is told why.
 */
export function atLevel(percentile: number): ChoosePlants {
  return ({ order, wanted, texts, others, seed }) => {
    const shares: TraitShare[] = [];
    const passedOver: PassedOver[] = [];
    for (const trait of order) {
      if (shares.length === wanted) break;
      if (!isFree(trait, shares)) continue;
      const share = shareForLevel({ trait, texts, seed, level: peopleLevel(trait, others, percentile) });
      if (typeof share === 'number') shares.push({ trait, share });
      else passedOver.push(share);
    }
    return { shares, passedOver };
  };
}

export interface ShareForLevelInput {
  readonly trait: PlantedTrait;
  readonly texts: readonly MeasuredText[];
  readonly seed: number;
  /** As `peopleLevel` gives it. */
  readonly level: number | null;
}

/** Shares are found to one in 64 of the places. */
const halvings = 6;

/** The smallest share of a trait's places, planted alone, with which the texts reach a level; or why none does. */
export function shareForLevel({ trait, texts, seed, level }: ShareForLevelInput): number | PassedOver {
  if (level === null) return 'not done there';
  if (reaches(trait, texts, level)) return 'already there';
  const planted = (share: number) =>
    plantShares(
      texts.map(({ text }) => text),
      [{ trait, share }],
      seed,
    );
  const reachesWith = (share: number): boolean =>
    reaches(
      trait,
      planted(share).map(({ text }) => measuredText('', text)),
      level,
    );
  if (planted(1).every(({ places }) => places[trait.id]?.opportunities === 0)) return 'no places';
  if (!reachesWith(1)) return 'out of reach';
  let [less, enough] = [0, 1];
  for (let step = 0; step < halvings; step += 1) {
    const middle = (less + enough) / 2;
    if (reachesWith(middle)) enough = middle;
    else less = middle;
  }
  return enough;
}

function reaches(trait: PlantedTrait, texts: readonly MeasuredText[], level: number): boolean {
  const strength = strengthOf(trait, texts);
  return strength !== null && strength >= level;
}
