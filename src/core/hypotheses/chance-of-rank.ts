import { createRandom } from '../numerics/seeded-random.ts';
import { type Column, shareBelow } from './rank-among-people.ts';

const mostDraws = 2000;
/** Many texts need fewer draws: what they show is far from chance or close to it. */
const leastDraws = 300;
const drawnTexts = 200_000;
/** Not reached once in so many draws: rarer than any number of tries asks. */
const plainDraws = 500;
/** Chance above 7.5 % decides nothing: counting may stop (Besag and Clifford 1991). */
const enoughReached = 150;
/** Sums of equal scores in another order differ by rounding. */
const rounding = 1e-9;

/**
 * How often as many texts by chance would lie as far in the direction as the person's: a permutation test of the rank sum, with half the
 * chance of ties (mid-p). Chance draws from the control people's texts, every person alike, and from the person's own, as if nobody had
 * told them apart. Ties and rare habits need no approximation: where hardly anyone ends with "Cheers", two texts of six are not chance.
 * The control side weighs as many texts as its mean is sure by, between people and texts, because texts of one person are not independent.
 * The same values give the same result.
 */
export function chanceOfRank(
  column: Column,
  own: readonly number[],
  sources: number,
  direction: 'more' | 'less',
): number {
  const sorted = Float64Array.from(own).sort();
  const weight = sources / (column.people + sources);
  const score = (rate: number): number => {
    const share = (1 - weight) * shareBelow(column, rate) + weight * shareOf(sorted, rate);
    return direction === 'more' ? share : 1 - share;
  };
  const mine = own.map(score);
  const theirs = column.byPerson.map((rates) => rates.map(score));
  const reached = mean(mine) * sources;
  const known = knownTexts(theirs, column.texts);
  const random = createRandom(1);
  let further = 0;
  let drawn = 0;
  const draws = Math.max(leastDraws, Math.min(mostDraws, Math.floor(drawnTexts / sources)));
  while (drawn < draws && further < enoughReached && !(further === 0 && drawn >= plainDraws)) {
    const sum = drawSum(mine, theirs, sources, known, random);
    drawn += 1;
    if (sum > reached + rounding) further += 1;
    else if (sum > reached - rounding) further += 0.5;
  }
  return (further + 0.5) / (drawn + 1);
}

function drawSum(
  mine: readonly number[],
  theirs: readonly (readonly number[])[],
  sources: number,
  known: number,
  random: ReturnType<typeof createRandom>,
): number {
  let sum = 0;
  let left = sources;
  for (let at = 0; at < sources; at += 1) {
    const isMine = random.integer(known + sources - at) < left;
    if (isMine) left -= 1;
    const from = isMine ? mine : (theirs[random.integer(theirs.length)] ?? mine);
    sum += from[random.integer(from.length)] ?? 0;
  }
  return sum;
}

/** As many independent texts as would give the mean over people its error. */
function knownTexts(theirs: readonly (readonly number[])[], texts: number): number {
  const means = theirs.map(mean);
  const middle = mean(means);
  const between = means.reduce((sum, one) => sum + (one - middle) ** 2, 0) / Math.max(1, means.length - 1);
  const total = mean(theirs.map((scores) => mean(scores.map((one) => (one - middle) ** 2))));
  const equal = between > rounding ? (total / between) * theirs.length : texts;
  return Math.round(Math.min(texts, Math.max(theirs.length, equal)));
}

/** Share of sorted values below a value, ties one half. */
function shareOf(sorted: Float64Array, value: number): number {
  let below = 0;
  for (const one of sorted) below += one < value ? 1 : one === value ? 0.5 : 0;
  return below / sorted.length;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
