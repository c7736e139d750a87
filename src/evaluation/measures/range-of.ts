import type { Measure } from '../measure.ts';
import { authorshipMeasures } from './index.ts';
import { toldMeasures } from './told-measures.ts';

/** Where a measure of the reports ends; null where it has no end, or is none of them. */
export function rangeOf(name: string): Measure['range'] {
  return [...toldMeasures, ...authorshipMeasures].find((one) => one.name === name)?.range ?? null;
}
