import { textKey } from '../core/numerics/index.ts';
import type { MeasuredSample } from './measure-person.ts';

const known = new WeakMap<MeasuredSample['measure'], string>();

/** The `textKey` of a sample, found once as long as its counts are kept. */
export function sampleKey({ text, measure }: MeasuredSample): string {
  const key = known.get(measure) ?? textKey(text);
  known.set(measure, key);
  return key;
}
