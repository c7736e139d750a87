import { invalid } from './invalid.ts';
import { mixtureWeights, type PersonState, posterior, seenMargins } from './posterior-mixture.ts';
import { directionOf, type PreferenceModel } from './preference-model.ts';
import { rank } from './score.ts';

/** Why the choice of everybody stands although the person was asked for. */
export type Abstention =
  /** Nothing is known of the person. */
  | 'no-comparisons'
  /** The comparisons told nearly nothing of which seen people this one is like. */
  | 'flat-posterior'
  /** One after another, the comparisons were foretold no better than by a coin: they contradict each other. */
  | 'contradictory'
  /** The comparisons are told better by what everybody likes. */
  | 'better-told-by-everybody'
  /** The person would hardly prefer the own pick to everybody's. */
  | 'small-margin';

export interface Choice {
  /** Place of the text to take. */
  readonly candidate: number;
  /** Best by the person's own direction, and best by everybody's. */
  readonly ownPick: number;
  readonly populationPick: number;
  /** Null where the own pick is taken. */
  readonly abstained: Abstention | null;
  /** Probability that the person prefers the own pick to everybody's; 0.5 where they are one. */
  readonly confidence: number;
}

export interface ChooseOptions {
  /** The least confidence for taking another text than everybody's pick. Default 0.5: any gain counts. */
  readonly leastConfidence?: number;
  /** A posterior that is spread over more than this share of the seen people counts as flat. Default 0.95. */
  readonly mostSpread?: number;
}

/** The text to take for a person out of candidates, and everybody's pick beside it; abstains where the person's comparisons do not carry the difference. */
export function choose(
  model: PreferenceModel,
  state: PersonState,
  candidates: readonly ArrayLike<number>[],
  { leastConfidence = 0.5, mostSpread = 0.95 }: ChooseOptions = {},
): Choice {
  const ownPick = rank(directionOf(model, mixtureWeights(model, state)), candidates)[0]?.candidate;
  const populationPick = rank(model.pooled, candidates)[0]?.candidate;
  if (ownPick === undefined || populationPick === undefined)
    throw invalid('There is no candidate to choose from. Give one embedding at least.');
  const probabilities = posterior(state);
  const confidence = preferenceFor(model, probabilities, candidates[ownPick] ?? [], candidates[populationPick] ?? []);
  const abstained = abstentionOf({ model, state, probabilities, confidence, leastConfidence, mostSpread });
  return { candidate: abstained === null ? ownPick : populationPick, ownPick, populationPick, abstained, confidence };
}

interface Grounds extends Required<ChooseOptions> {
  readonly model: PreferenceModel;
  readonly state: PersonState;
  readonly probabilities: Float64Array;
  readonly confidence: number;
}

function abstentionOf(grounds: Grounds): Abstention | null {
  const { model, state, probabilities, confidence, leastConfidence, mostSpread } = grounds;
  if (state.count === 0) return 'no-comparisons';
  // A population of one cannot be told apart: its posterior is never flat.
  if (model.people > 1 && effectiveNumber(probabilities) > mostSpread * model.people) return 'flat-posterior';
  if (state.logPredicted < state.count * Math.log(0.5)) return 'contradictory';
  if (state.logPredicted < state.logPooled) return 'better-told-by-everybody';
  return confidence < leastConfidence ? 'small-margin' : null;
}

/** exp of the entropy: over how many seen people the posterior is spread. */
function effectiveNumber(probabilities: Float64Array): number {
  return Math.exp(probabilities.reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0));
}

function preferenceFor(
  model: PreferenceModel,
  probabilities: Float64Array,
  own: ArrayLike<number>,
  other: ArrayLike<number>,
): number {
  const difference = Float32Array.from({ length: own.length }, (_, at) => (own[at] ?? 0) - (other[at] ?? 0));
  return seenMargins(model, difference).reduce(
    (sum, margin, person) => sum + (probabilities[person] ?? 0) / (1 + Math.exp(-margin)),
    0,
  );
}
