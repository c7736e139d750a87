import { HyperalignError } from '../../errors.ts';

export function invalid(message: string): HyperalignError {
  return new HyperalignError('invalid_input', message);
}

/** Whole and at least `least`. */
export function requireWhole(name: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least)
    throw invalid(`${name} is ${value}. Give a whole number of at least ${least}.`);
}

export function requirePositive(name: string, value: number): void {
  if (!(value > 0) || !Number.isFinite(value)) throw invalid(`${name} is ${value}. Give a number above 0.`);
}

/** Beyond it, squares of sums leave the range of 32-bit floats, and a logistic of them says nothing. */
const largest = 1e6;

export function requireFinite(what: string, values: ArrayLike<number>): void {
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? Number.NaN;
    if (!(Math.abs(value) <= largest))
      throw invalid(
        `${what} holds ${value} at place ${at}. Give finite numbers of at most ${largest}; scale embeddings to a length near 1 or standardise them.`,
      );
  }
}
