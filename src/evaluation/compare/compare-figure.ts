import type { FigureChange } from '../../contracts/evaluation-comparison.ts';
import type { Figure } from '../../contracts/evaluation-report.ts';
import { independentDifference, pairedContrast, type StatedMean } from '../../core/statistics/index.ts';

export type Change = Omit<FigureChange, 'method' | 'measure' | 'before' | 'after' | 'sentence'>;

/** Values before and after of one unit that both runs have. */
export interface ValuePair {
  readonly before: number;
  readonly after: number;
}

export interface ComparedFigure {
  readonly before: Figure;
  readonly after: Figure;
  /** Null where the runs do not have the same units, or do not say which they have. */
  readonly pairs: readonly ValuePair[] | null;
  readonly seed: number;
}

/** With fewer pairs a difference by pair says less than the two intervals. */
const fewestPairs = 2;

/** How one figure changed, and how much of that may be chance. */
export function compareFigure({ before, after, pairs, seed }: ComparedFigure): Change {
  if (pairs !== null && pairs.length >= fewestPairs) return byPair(pairs, seed);
  const [was, is] = [statedMean(before), statedMean(after)];
  if (was === null || is === null) return { ...nothing, beforeMean: was?.mean ?? null, afterMean: is?.mean ?? null };
  const found = independentDifference(was, is);
  const common = { pairs: null, beforeMean: was.mean, afterMean: is.mean, difference: is.mean - was.mean };
  if (found === null) return { ...common, low: null, high: null, interval: 'none', p: null, verdict: 'open' };
  const { low, high, p } = found;
  return { ...common, low, high, interval: 'independent', p, verdict: verdictOf(low, high) };
}

const nothing: Omit<Change, 'beforeMean' | 'afterMean'> = {
  ...{ difference: null, low: null, high: null, interval: 'none', pairs: null, p: null, verdict: 'no-data' },
};

function byPair(pairs: readonly ValuePair[], seed: number): Change {
  const differences = pairs.map(({ before, after }) => after - before);
  const { mean, low, high, signFlip } = pairedContrast(differences, { seed });
  const same = differences.every((difference) => difference === 0);
  const common = {
    beforeMean: meanOf(pairs.map(({ before }) => before)),
    afterMean: meanOf(pairs.map(({ after }) => after)),
    ...{ difference: mean, low, high, pairs: pairs.length, p: signFlip?.p ?? null },
  } as const;
  if (low === null || high === null)
    return { ...common, interval: 'none', verdict: same ? 'same' : verdictWithoutSpread(mean, signFlip?.p ?? null) };
  return { ...common, interval: 'paired', verdict: verdictOf(low, high) };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function statedMean({ mean, low, high, n }: Figure): StatedMean | null {
  if (mean === null || n === 0) return null;
  return { mean, n, interval: low === null || high === null ? null : { low, high } };
}

function verdictOf(low: number, high: number): Change['verdict'] {
  if (low > 0) return 'higher';
  return high < 0 ? 'lower' : 'open';
}

const level = 0.05;

/** All pairs differ alike: there is no interval to lie anywhere, and the exact test decides. */
function verdictWithoutSpread(mean: number | null, p: number | null): Change['verdict'] {
  if (mean === null || p === null || p >= level) return 'open';
  return mean > 0 ? 'higher' : 'lower';
}
