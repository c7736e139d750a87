import { invalid } from './invalid.ts';
import { type PersonState, posterior, seenMargins } from './posterior-mixture.ts';
import type { PreferenceModel } from './preference-model.ts';

export interface Question {
  /** Place of the pair in the pool. */
  readonly pair: number;
  /** What the answer is expected to tell of the person, in nats: at most log 2. */
  readonly information: number;
}

/**
 * The pair worth asking about next: the largest mutual information between the answer and which seen person this one is like,
 * H(Σ_h p_h σ(z_h)) − Σ_h p_h H(σ(z_h)), H the entropy of a coin. Which side of a pair is shown first does not matter. Pairs are differences of embeddings.
 */
export function mostInformative(
  model: PreferenceModel,
  state: PersonState,
  pool: readonly ArrayLike<number>[],
): Question {
  if (pool.length === 0) throw invalid('There is no pair to choose from. Give one difference of embeddings at least.');
  const probabilities = posterior(state);
  let best: Question = { pair: 0, information: Number.NEGATIVE_INFINITY };
  for (const [pair, difference] of pool.entries()) {
    const information = informationOf(probabilities, seenMargins(model, difference));
    if (information > best.information) best = { pair, information };
  }
  return best;
}

/** What an answer tells of which person somebody is: people by probability, and how strongly each would choose so. */
export function informationOf(probabilities: Float64Array, margins: Float64Array): number {
  let [mean, noise] = [0, 0];
  for (let person = 0; person < margins.length; person += 1) {
    const probability = probabilities[person] ?? 0;
    if (probability < 1e-12) continue;
    const chosen = 1 / (1 + Math.exp(-(margins[person] ?? 0)));
    mean += probability * chosen;
    noise += probability * entropy(chosen);
  }
  return Math.max(0, entropy(mean) - noise);
}

function entropy(probability: number): number {
  const other = 1 - probability;
  if (probability <= 0 || other <= 0) return 0;
  return -probability * Math.log(probability) - other * Math.log(other);
}
