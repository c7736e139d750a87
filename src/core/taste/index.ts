export {
  type ChooseByTasteOptions,
  chooseByTaste,
  mostTellingPair,
  standardised,
  type TasteAbstention,
  type TasteRanking,
  type TellingPair,
} from './choose-by-taste.ts';
export {
  asAWhole,
  type DirectionOptions,
  type EmbeddedTexts,
  type EmbeddingDirections,
  type EmbeddingOrNone,
  findDirections,
} from './embedding-directions.ts';
export { fitTaste, type Taste, type TasteChoice, type TasteOptions, type WeighedFeature } from './fit-taste.ts';
export { probabilityBetter, probabilityChosen } from './judge-pair.ts';
export { nothingKnown, type TasteFeature, type TasteMaterial, tasteFeatures, tasteRow } from './taste-features.ts';
export { tellDifference } from './tell-difference.ts';
