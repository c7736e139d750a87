export {
  neutralTexts,
  type PlantedFeature,
  type PlantedText,
  type PlantedTrait,
  type PlantOptions,
  plantedTraits,
} from '../core/planted/index.ts';
export { entryOf, hashOf, storedKeyOf } from './access-builders.ts';
export {
  editOf,
  guidanceOf,
  hypothesisOf,
  keyOf,
  nothingForgotten,
  profileOf,
  replyOf,
  runOf,
  sampleBy,
  samplesBy,
} from './builders.ts';
export { type FixedClock, fixedClock } from './fixed-clock.ts';
export {
  attestationOf,
  claimOf,
  comparisonOf,
  jobOf,
  jobTextBy,
  outcomeOf,
} from './job-builders.ts';
export { memoryStore } from './memory-store.ts';
export { memoryVoices } from './memory-voices.ts';
export { plantTraits } from './planted/plant-traits.ts';
export { type ScriptedEmbedder, type ScriptedEmbedderFacts, scriptedEmbedder } from './scripted-embedder.ts';
export {
  type Script,
  type ScriptedCall,
  type ScriptedModel,
  type ScriptedModelFacts,
  type ScriptedReply,
  scriptedModel,
} from './scripted-model.ts';
export { seededRandom } from './seeded-random.ts';
