import type { SeededRandom } from '../seeded-random.ts';
import type { Floats } from './backend.ts';

/** Fills with draws of N(0, deviation²): Box–Muller, both numbers of each pair used. */
export function fillNormal(data: Floats, random: SeededRandom, deviation = 1): void {
  for (let at = 0; at < data.length; at += 2) {
    // 1 − u lies in (0, 1], so that the logarithm is finite.
    const radius = deviation * Math.sqrt(-2 * Math.log(1 - random.next()));
    const angle = 2 * Math.PI * random.next();
    data[at] = radius * Math.cos(angle);
    if (at + 1 < data.length) data[at + 1] = radius * Math.sin(angle);
  }
}

/** Weights for a layer followed by a rectifier: N(0, 2 / fan-in) (He et al. 2015). */
export function fillForRectifier(data: Floats, random: SeededRandom, fanIn: number): void {
  fillNormal(data, random, Math.sqrt(2 / fanIn));
}
