export type { Comparison, Features } from './comparison.ts';
export { drawFromPeople, type PeopleOptions } from './draw-from-people.ts';
export { type Accuracy, type AccuracyOptions, type ContextControl, measureAccuracy } from './measure-accuracy.ts';
export {
  type NeuralProcess,
  type NeuralProcessOptions,
  type NeuralRanking,
  openNeuralProcess,
} from './neural-process.ts';
export { loadNeuralProcess, saveNeuralProcess } from './saved-neural-process.ts';
export { type ConflictTaskOptions, createConflictTask } from './simulation/conflict-task.ts';
export { type ContinuumTaskOptions, createContinuumTask } from './simulation/continuum-task.ts';
export type { SimulatedTask } from './simulation/simulated-task.ts';
export { createToyTask, type ToyTask, type ToyTaskOptions } from './simulation/toy-task.ts';
export {
  type ComparisonBatch,
  type DrawComparisons,
  type TrainingOptions,
  trainNeuralProcess,
} from './train-neural-process.ts';
export type { TrainedWeights } from './trained-weights.ts';
