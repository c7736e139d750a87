import type { Steering } from '../contracts/steering.ts';
import { type TokenIds, tokenBiases } from '../core/text/token-biases.ts';

/** Entries that a request may have. A cautious number: the references of services say none. */
export const mostBiasedTokens = 300;

/**
 * Steering as `logit_bias` of the OpenAI API, by token of the model's own vocabulary: forms that are one token each, what tells most first. The same steering gives the same entries in the
 * same order.
 */
export function logitBias(
  { biases }: Pick<Steering, 'biases'>,
  tokenIds: TokenIds,
  most: number = mostBiasedTokens,
): readonly (readonly [token: number, bias: number])[] {
  const entries = tokenBiases(
    biases.flatMap(({ forms, bias }) => forms.map((text) => ({ text, bias }))),
    tokenIds,
  );
  return [...entries].slice(0, Math.max(0, most));
}
