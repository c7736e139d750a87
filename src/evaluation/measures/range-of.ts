import type { Measure } from '../measure.ts';
import { authorshipMeasures } from './index.ts';

/** Where a measure of the reports ends; null where it has no end, or is none of them. */
export function rangeOf(name: string): Measure['range'] {
  return name === 'compliance' ? [0, 1] : (authorshipMeasures.find((one) => one.name === name)?.range ?? null);
}
