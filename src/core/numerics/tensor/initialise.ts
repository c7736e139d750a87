import type { SeededRandom } from '../seeded-random.ts';
import { standardNormal } from '../standard-normal.ts';
import type { Floats } from './backend.ts';

/** Fills with draws of N(0, deviation²). */
export function fillNormal(data: Floats, random: SeededRandom, deviation = 1): void {
  const normal = standardNormal(random);
  for (let at = 0; at < data.length; at += 1) data[at] = deviation * normal();
}

/** Weights for a layer followed by a rectifier: N(0, 2 / fan-in) (He et al. 2015). */
export function fillForRectifier(data: Floats, random: SeededRandom, fanIn: number): void {
  fillNormal(data, random, Math.sqrt(2 / fanIn));
}
