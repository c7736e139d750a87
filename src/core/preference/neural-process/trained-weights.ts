import { type NetworkSize, type ParameterName, parameterNames, type Weights } from './weights.ts';

/** What training gives: numbers alone, bound to no backend. */
export interface TrainedWeights extends NetworkSize {
  /** Whether rewards depend on a person's comparisons, or on nobody's (plain Bradley–Terry). */
  readonly conditioned: 'by-context' | 'nobody';
  readonly values: Readonly<Record<ParameterName, Float32Array>>;
}

export function copyWeights(
  weights: Weights,
  { dimension, hidden, conditioned }: Omit<TrainedWeights, 'values'>,
): TrainedWeights {
  const entries = parameterNames.map((name) => [name, Float32Array.from(weights[name].data)] as const);
  // One entry for each name.
  return { dimension, hidden, conditioned, values: Object.fromEntries(entries) as Record<ParameterName, Float32Array> };
}
