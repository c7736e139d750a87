import { HyperalignError } from '../../errors.ts';

/** A row that no reader could use: what is wrong, where, and what to do. */
export function damagedRow(place: string, problem: string, remedy: string): HyperalignError {
  return new HyperalignError('unreadable_input', `${place} ${problem}. ${remedy}`, { details: { place } });
}
