import { HyperalignError } from '../../errors.ts';
import { drawNumbers } from './draw-numbers.ts';
import { frameTraits, paragraphTraits } from './layout-traits.ts';
import { markTraits } from './mark-traits.ts';
import type { PlantedTrait } from './planted-trait.ts';
import { wordTraits } from './word-traits.ts';

/** Every trait that can be planted, in the order in which the edits are made, so that none undoes another. */
export const plantedTraits: readonly PlantedTrait[] = [
  ...wordTraits,
  ...paragraphTraits,
  ...markTraits,
  ...frameTraits,
];

export interface PlantOptions {
  /** Share of a trait's opportunities that is taken, of those its full dose takes: 0 to 1. */
  readonly dose: number;
  readonly seed: number;
}

export interface PlantedText {
  readonly text: string;
  /** Trait id → places changed and places that could have been, in this text. */
  readonly places: Readonly<Record<string, { readonly changed: number; readonly opportunities: number }>>;
}

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
  const wanted = traitsOf(traitIds);
  return texts.map((text, place) => {
    const places: Record<string, { changed: number; opportunities: number }> = {};
    let edited = text;
    for (const { id, fullDose, edit } of wanted) {
      const draw = drawNumbers(seed, id, place);
      const pick = drawNumbers(seed, id, place, 'wording');
      const result = edit(edited, () => draw() < dose * fullDose, pick);
      edited = result.text;
      places[id] = { changed: result.changed, opportunities: result.opportunities };
    }
    return { text: edited, places };
  });
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
