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

/** A trait and the share of its opportunities that is taken: 0 to 1. */
export interface TraitShare {
  readonly trait: PlantedTrait;
  readonly share: number;
}

export interface PlantedText {
  readonly text: string;
  /** Trait id → places changed and places that could have been, in this text. */
  readonly places: Readonly<Record<string, { readonly changed: number; readonly opportunities: number }>>;
}

/**
 * Texts with these traits, no two of one slot. The edits are deterministic: equal texts, traits, dose and seed give equal results, and what happens to
 * one text does not depend on how many others there are.
 */
export function plantInto(
  texts: readonly string[],
  traits: readonly PlantedTrait[],
  { dose, seed }: PlantOptions,
): readonly PlantedText[] {
  return plantShares(
    texts,
    traits.map((trait) => ({ trait, share: dose * trait.fullDose })),
    seed,
  );
}

/** As `plantInto`, with a share for each trait: of one trait, a larger share takes every place that a smaller one takes. */
export function plantShares(
  texts: readonly string[],
  shares: readonly TraitShare[],
  seed: number,
): readonly PlantedText[] {
  const wanted = plantedTraits.flatMap((trait) => shares.find((one) => one.trait === trait) ?? []);
  return texts.map((text, place) => {
    const places: Record<string, { changed: number; opportunities: number }> = {};
    let edited = text;
    for (const {
      trait: { id, edit },
      share,
    } of wanted) {
      const draw = drawNumbers(seed, id, place);
      const pick = drawNumbers(seed, id, place, 'wording');
      const result = edit(edited, () => draw() < share, pick);
      edited = result.text;
      places[id] = { changed: result.changed, opportunities: result.opportunities };
    }
    return { text: edited, places };
  });
}
