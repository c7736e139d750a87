export { neutralTexts } from './neutral-texts.ts';
export { type PlantedText, type PlantOptions, plantedTraits, plantInto } from './plant-into.ts';
export type { PlantedFeature, PlantedTrait } from './planted-trait.ts';
