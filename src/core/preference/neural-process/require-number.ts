import { HyperalignError } from '../../../errors.ts';

/** Throws unless `value` is a whole number from 1. */
export function requireCount(name: string, value: number): void {
  if (!(Number.isSafeInteger(value) && value >= 1))
    throw new HyperalignError('invalid_input', `${name} is ${value}. Give a whole number from 1.`);
}

/** Throws unless `value` is a whole number from 0. */
export function requireWhole(name: string, value: number): void {
  if (!(Number.isSafeInteger(value) && value >= 0))
    throw new HyperalignError('invalid_input', `${name} is ${value}. Give a whole number from 0.`);
}
