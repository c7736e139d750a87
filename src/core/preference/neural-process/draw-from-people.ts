import { invalid } from '../invalid.ts';
import { type Comparison, placeFeatures } from './comparison.ts';
import type { DrawComparisons } from './train-neural-process.ts';

export interface PeopleOptions {
  readonly dimension: number;
  /**
   * `allowed`: a person may be drawn with a comparison more than once, so that people with few serve training. `never`: only people with enough different
   * ones are drawn, as `measureAccuracy` needs it. Default `allowed`.
   */
  readonly repeats?: 'allowed' | 'never';
}

/** Draws from a list of people's comparisons, each person as often as the other. Keep people to measure on out of the list to train on, and prompts too. */
export function drawFromPeople(
  people: readonly (readonly Comparison[])[],
  { dimension, repeats = 'allowed' }: PeopleOptions,
): DrawComparisons {
  if (people.length === 0) throw invalid('There is nobody to learn from. Give the comparisons of one person or more.');
  const packed = people.map((comparisons, person) => pack(comparisons, dimension, person));
  const pair = 2 * dimension;
  return ({ people: places, count, ids, pairs, ...batch }, random) => {
    if (batch.dimension !== dimension)
      throw invalid(
        `Texts of these people are described by ${dimension} numbers, the network by ${batch.dimension}. Give the same dimension to both.`,
      );
    const able = repeats === 'allowed' ? packed : packed.filter((one) => one.length >= count * pair);
    if (able.length === 0)
      throw invalid(
        `None of ${people.length} people has ${count} different comparisons. Ask for fewer, or collect more.`,
      );
    for (let place = 0; place < places; place += 1) {
      const own = able[random.integer(able.length)] ?? new Float32Array(0);
      const order = Array.from({ length: own.length / pair }, (_, at) => at);
      const chosen = repeats === 'allowed' ? null : random.choose(order, count);
      for (let at = 0; at < count; at += 1) {
        const id = chosen?.[at] ?? random.integer(order.length);
        ids[place * count + at] = id;
        pairs.set(own.subarray(id * pair, (id + 1) * pair), (place * count + at) * pair);
      }
    }
  };
}

function pack(comparisons: readonly Comparison[], dimension: number, person: number): Float32Array {
  if (comparisons.length === 0) throw invalid(`Person ${person} has no comparison. Leave the person out.`);
  const packed = new Float32Array(comparisons.length * 2 * dimension);
  comparisons.forEach(({ chosen, rejected }, at) => {
    const what = (text: string): string => `The ${text} text of comparison ${at} of person ${person}`;
    placeFeatures(chosen, dimension, { into: packed, at: 2 * at, what: what('chosen') });
    placeFeatures(rejected, dimension, { into: packed, at: 2 * at + 1, what: what('rejected') });
  });
  return packed;
}
