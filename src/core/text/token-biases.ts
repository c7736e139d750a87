/** Ids of the tokens that a model reads a text as, without marks of a prompt: all that is needed to bias a model by `logit_bias` or the like. */
export type TokenIds<Id extends number = number> = (text: string) => readonly Id[];

/**
 * Biases by token. A text of several tokens biases none of them, not even the first: that one begins other words too. Of two texts that are the same
 * token the first holds.
 */
export function tokenBiases<Id extends number>(
  biases: readonly { readonly text: string; readonly bias: number }[],
  tokenIds: TokenIds<Id>,
): ReadonlyMap<Id, number> {
  const found = new Map<Id, number>();
  for (const { text, bias } of biases) {
    const [token, ...more] = tokenIds(text);
    if (token !== undefined && more.length === 0 && bias !== 0 && !found.has(token)) found.set(token, bias);
  }
  return found;
}
