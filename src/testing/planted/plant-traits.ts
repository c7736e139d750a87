import {
  type PlantedText,
  type PlantedTrait,
  type PlantOptions,
  plantedTraits,
  plantInto,
} from '../../core/planted/index.ts';
import { HyperalignError } from '../../errors.ts';

/**
 * Texts with known habits: truth by construction for whatever claims to find habits. The edits are deterministic; equal texts, traits, dose
 * and seed give equal results, and what happens to one text does not depend on how many others there are.
 * Throws `invalid_input` for a dose outside 0 to 1, an unknown trait, or two traits of one slot.
 */
export function plantTraits(
  texts: readonly string[],
  traitIds: readonly string[],
  { dose, seed }: PlantOptions,
): readonly PlantedText[] {
  if (!(dose >= 0 && dose <= 1))
    throw new HyperalignError('invalid_input', `The dose is ${dose}. Give a share from 0 to 1.`);
  return plantInto(texts, traitsOf(traitIds), { dose, seed });
}

function traitsOf(ids: readonly string[]): readonly PlantedTrait[] {
  const known = new Set(plantedTraits.map(({ id }) => id));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined)
    throw new HyperalignError('invalid_input', `There is no trait "${unknown}". There are: ${[...known].join(', ')}.`);
  const wanted = plantedTraits.filter(({ id }) => ids.includes(id));
  const clash = wanted.find(({ slot }, at) => wanted.slice(0, at).some((other) => other.slot === slot));
  if (clash !== undefined)
    throw new HyperalignError(
      'invalid_input',
      `The trait "${clash.id}" edits the same places as another of the list. Choose one trait of the slot "${clash.slot}".`,
    );
  return wanted;
}
