export {
  type AdaptOptions,
  adapt,
  type GradientOptions,
} from './core/preference/adapt.ts';
export { mostInformative, type Question } from './core/preference/ask.ts';
export { fitPerPerson, fitPooled, type PerPersonOptions } from './core/preference/bradley-terry.ts';
export { type Abstention, type Choice, type ChooseOptions, choose } from './core/preference/choose.ts';
export {
  type Comparisons,
  comparisonsFrom,
  comparisonsOf,
  differenceAt,
  type EmbeddedChoice,
  firstComparisons,
} from './core/preference/comparisons.ts';
export { type FitBasisOptions, fitBasis } from './core/preference/fit-basis.ts';
export {
  type KnownBasisOptions,
  knownBasisModel,
  nearestWeights,
  type SimplexOptions,
  simplexWeights,
  uniformWeights,
} from './core/preference/known-basis.ts';
export {
  accuracyOf,
  type BestOfN,
  BestOfNCount,
  type PeopleAccuracy,
  summariseAccuracies,
} from './core/preference/measures.ts';
export {
  type Accuracy,
  type AccuracyOptions,
  type ComparisonBatch,
  type ConflictTaskOptions,
  type ContextControl,
  type ContinuumTaskOptions,
  createConflictTask,
  createContinuumTask,
  createToyTask,
  type DrawComparisons,
  drawFromPeople,
  loadNeuralProcess,
  measureAccuracy,
  type NeuralProcess,
  type NeuralProcessOptions,
  type NeuralRanking,
  openNeuralProcess,
  type PeopleOptions,
  type SimulatedTask,
  saveNeuralProcess,
  type ToyTask,
  type ToyTaskOptions,
  type TrainedWeights,
  type TrainingOptions,
  trainNeuralProcess,
} from './core/preference/neural-process/index.ts';
export {
  type Interaction,
  type PersonalLlmTable,
  type PersonRecord,
  readPersonRecords,
  readScoreTable,
  writeScoreTable,
} from './core/preference/personal-llm/read-records.ts';
export {
  type ScoreTable,
  type SimulatedTableOptions,
  type Standardisation,
  scoreDifference,
  simulateScoreTable,
  standardisationOf,
  standardise,
  tableUtilities,
} from './core/preference/personal-llm/score-table.ts';
export { type PersonalLlmScorer, personalLlmScorers } from './core/preference/personal-llm/scorers.ts';
export {
  type MixtureOptions,
  mixtureWeights,
  observe,
  observeAll,
  type PersonState,
  posterior,
  startPerson,
} from './core/preference/posterior-mixture.ts';
export { directionOf, meanWeights, type PreferenceModel, seenWeights } from './core/preference/preference-model.ts';
export { loadPreferenceModel, savePreferenceModel } from './core/preference/saved-model.ts';
export { type RankedCandidate, rank, score } from './core/preference/score.ts';
export { type DirichletOptions, dirichlet } from './core/preference/simulation/dirichlet.ts';
export {
  type LinearPopulation,
  type LinearPopulationOptions,
  type ScoredPrompts,
  type SimulatedPerson,
  simulateLinearPopulation,
} from './core/preference/simulation/linear-population.ts';
