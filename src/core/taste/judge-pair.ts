import { informationOf } from '../preference/ask.ts';
import { normalDistribution } from '../statistics/normal-distribution.ts';
import { marginUnder } from './fit-kind.ts';
import { differenceOf, type Taste } from './fit-taste.ts';

/** Probability, by what is known of the person, that they like the one text better than the other; 0.5 where nothing tells. */
export function probabilityBetter(taste: Taste, one: ArrayLike<number>, other: ArrayLike<number>): number {
  const difference = differenceOf(one, other);
  return taste.kinds.reduce((sum, kind) => {
    const { margin, variance } = marginUnder(kind, difference);
    if (margin === 0) return sum + kind.probability / 2;
    return sum + kind.probability * normalDistribution(margin / Math.sqrt(variance));
  }, 0);
}

/** Probability that the person chooses the one text: people also choose by chance, so it is nearer to 0.5. The logistic of a normal by MacKay (1992). */
export function probabilityChosen(taste: Taste, one: ArrayLike<number>, other: ArrayLike<number>): number {
  const difference = differenceOf(one, other);
  return taste.kinds.reduce((sum, kind) => {
    const { margin, variance } = marginUnder(kind, difference);
    return sum + kind.probability / (1 + Math.exp(-margin / Math.sqrt(1 + (Math.PI * variance) / 8)));
  }, 0);
}

/** What the choice between two texts is expected to tell of the person, in nats: at most log 2, and 0 for texts that are alike. */
export function informationOfPair(taste: Taste, one: ArrayLike<number>, other: ArrayLike<number>): number {
  const difference = differenceOf(one, other);
  const probabilities = new Float64Array(taste.kinds.length * nodes.length);
  const margins = new Float64Array(probabilities.length);
  for (const [at, kind] of taste.kinds.entries()) {
    const { margin, variance } = marginUnder(kind, difference);
    for (const [node, { place, weight }] of nodes.entries()) {
      probabilities[at * nodes.length + node] = kind.probability * weight;
      margins[at * nodes.length + node] = margin + place * Math.sqrt(variance);
    }
  }
  return informationOf(probabilities, margins);
}

/** Gauss–Hermite quadrature of a standard normal value by five nodes (Abramowitz and Stegun, table 25.10, scaled by √2 and 1/√π). */
const nodes = [
  { place: -2.8569700138728, weight: 0.0112574113277207 },
  { place: -1.3556261799742659, weight: 0.2220759220056126 },
  { place: 0, weight: 0.5333333333333333 },
  { place: 1.3556261799742659, weight: 0.2220759220056126 },
  { place: 2.8569700138728, weight: 0.0112574113277207 },
];
