export { neutralTexts } from './neutral-texts.ts';
export {
  type PlantedText,
  type PlantOptions,
  plantedTraits,
  plantInto,
  plantShares,
  type TraitShare,
} from './plant-into.ts';
export type { PlantedFeature, PlantedTrait } from './planted-trait.ts';
