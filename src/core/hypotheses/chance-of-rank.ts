import { createUniformNumbers, uniformRange } from '../numerics/uniform-numbers.ts';
import { type Column, shareBelow, shareOf } from './rank-among-people.ts';

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
  const { further, drawn } = drawSums(mine, theirs, { sources, known: knownTexts(theirs, column.texts), reached });
  return (further + 0.5) / (drawn + 1);
}

interface Draws {
  readonly sources: number;
  readonly known: number;
  readonly reached: number;
}

/** Always the same stream of chance. */
const uniformNumbers = createUniformNumbers(1);

/** How many of the drawn sums lie further than the one reached, equal ones by half. Flat arrays, for this is the innermost loop. */
function drawSums(
  mine: readonly number[],
  theirs: readonly (readonly number[])[],
  { sources, known, reached }: Draws,
): { readonly further: number; readonly drawn: number } {
  const scores = Float64Array.from([mine, ...theirs].flat());
  const ends = endsOf([mine, ...theirs]);
  const people = theirs.length;
  const draws = Math.max(leastDraws, Math.min(mostDraws, Math.floor(drawnTexts / sources)));
  const numbers = uniformNumbers(3 * sources * draws);
  let at = 0;
  let further = 0;
  let drawn = 0;
  while (drawn < draws && further < enoughReached && !(further === 0 && drawn >= plainDraws)) {
    let sum = 0;
    let left = sources;
    // Each of the three is `SeededRandom.integer`, which draws nothing where there is nothing to choose.
    for (let among = known + sources; among > known; among -= 1) {
      let list = 0;
      if ((numbers[at++] ?? 0) * (among / uniformRange) < left) left -= 1;
      else list = people > 1 ? 1 + (((numbers[at++] ?? 0) * (people / uniformRange)) | 0) : 1;
      const start = ends[list] ?? 0;
      const texts = (ends[list + 1] ?? 0) - start;
      sum += scores[texts > 1 ? start + (((numbers[at++] ?? 0) * (texts / uniformRange)) | 0) : start] ?? 0;
    }
    drawn += 1;
    if (sum > reached + rounding) further += 1;
    else if (sum > reached - rounding) further += 0.5;
  }
  return { further, drawn };
}

/** Where each list ends among all, from 0. */
function endsOf(lists: readonly (readonly number[])[]): Int32Array {
  const ends = new Int32Array(lists.length + 1);
  lists.forEach(({ length }, list) => {
    ends[list + 1] = (ends[list] ?? 0) + length;
  });
  return ends;
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

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
