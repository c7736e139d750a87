import { HyperalignError } from '../errors.ts';

/** Refuses what is no whole number within bounds: callers in JavaScript may give anything, and a budget of NaN would limit nothing. */
export function checkWholeNumber(
  name: string,
  value: number | undefined,
  { min, max }: { readonly min: number; readonly max: number },
): void {
  if (value === undefined || (Number.isInteger(value) && value >= min && value <= max)) return;
  throw new HyperalignError(
    'invalid_input',
    `The option ${name} cannot be ${String(value)}. Give a whole number from ${min} to ${max}.`,
    { details: { [name]: value } },
  );
}
