export { editOf, hypothesisOf, keyOf, profileOf, runOf, sampleBy, samplesBy } from './builders.ts';
export { type FixedClock, fixedClock } from './fixed-clock.ts';
export { memoryStore } from './memory-store.ts';
export { memoryVoices } from './memory-voices.ts';
export {
  type Script,
  type ScriptedCall,
  type ScriptedModel,
  type ScriptedModelFacts,
  type ScriptedReply,
  scriptedModel,
} from './scripted-model.ts';
export { seededRandom } from './seeded-random.ts';
