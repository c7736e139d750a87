import { fitTargets, predictLogistic } from './logistic-regression.ts';

export interface ComparedPair {
  /** 1: the first text won; 0: the second; ½: a tie. */
  readonly win: number;
  /** Lengths of both texts in the same unit, above 0. */
  readonly firstLength: number;
  readonly secondLength: number;
}

export interface LengthControl {
  /** Win rate of the first arm as it is, ties one half. */
  readonly winRate: number;
  /** Win rate at equal length; null where the pairs cannot say. */
  readonly atEqualLength: number | null;
  /**
   * How `atEqualLength` was found. `logistic`: intercept of the maximum-likelihood fit. `penalised`: the length parts wins from losses, so that this fit
   * does not exist, and the slope is held by a normal prior. `plain`: nothing to fit, because every pair is of equal length, or one arm won every pair, longer or
   * shorter. Null: one arm won every pair and was always the longer, or always the shorter, or one ratio other than 1 is all there is.
   */
  readonly method: 'logistic' | 'penalised' | 'plain' | null;
  /** Log-odds of a win for each unit of ln(first length ÷ second length); null unless fitted. */
  readonly slope: number | null;
  /** Share of the pairs of unequal length that the longer text won, ties one half; null where all are equal. */
  readonly longerWins: number | null;
  readonly n: number;
}

/** Ridge of a normal prior with standard deviation 2.5 on the slope of the standardised ratio (scale after Gelman et al. 2008). */
const priorPrecision = 1 / 2.5 ** 2;

/**
 * Win rate as it would be at equal length: the intercept of a logistic fit of the win on ln(first length ÷ second length), which is 0 at equal length
 * (after the length-controlled AlpacaEval: Dubois et al. 2024). Null of no pairs.
 */
export function lengthControl(pairs: readonly ComparedPair[]): LengthControl | null {
  if (pairs.length === 0) return null;
  const examples = pairs.map(({ win, firstLength, secondLength }) => ({
    values: [Math.log(firstLength / secondLength)],
    target: win,
  }));
  const rated = { winRate: meanOf(pairs.map(({ win }) => win)), longerWins: longerWins(pairs), n: pairs.length };
  const ratios = examples.map(({ values: [ratio = 0] }) => ratio);
  const fitting = chooseFit(pairs, ratios);
  if (fitting !== 'logistic' && fitting !== 'penalised')
    return { ...rated, atEqualLength: fitting === 'plain' ? rated.winRate : null, method: fitting, slope: null };
  const model = fitTargets(examples, fitting === 'penalised' ? priorPrecision / pairs.length : 0);
  return {
    ...rated,
    atEqualLength: predictLogistic(model, [0]),
    method: fitting,
    slope: model.weights[0] ?? null,
  };
}

function chooseFit(pairs: readonly ComparedPair[], ratios: readonly number[]): LengthControl['method'] {
  const lowest = Math.min(...ratios);
  const highest = Math.max(...ratios);
  const always = [0, 1].some((verdict) => pairs.every(({ win }) => win === verdict));
  // With ratios on both sides of 0: what is always so on both sides is so between them.
  if (always) return lowest <= 0 && highest >= 0 ? 'plain' : null;
  if (highest - lowest < 1e-12) return Math.abs(lowest) < 1e-12 ? 'plain' : null;
  return isSeparable(pairs, ratios) ? 'penalised' : 'logistic';
}

/** A fit in one value exists unless a threshold parts wins from losses, equality included (Albert and Anderson 1984). A tie is half a win and half a loss. */
function isSeparable(pairs: readonly ComparedPair[], ratios: readonly number[]): boolean {
  const wins = ratios.filter((_, at) => (pairs[at]?.win ?? 0) > 0);
  const losses = ratios.filter((_, at) => (pairs[at]?.win ?? 0) < 1);
  return Math.max(...losses) <= Math.min(...wins) || Math.max(...wins) <= Math.min(...losses);
}

function longerWins(pairs: readonly ComparedPair[]): number | null {
  const unequal = pairs.filter(({ firstLength, secondLength }) => firstLength !== secondLength);
  if (unequal.length === 0) return null;
  return meanOf(unequal.map(({ win, firstLength, secondLength }) => (firstLength > secondLength ? win : 1 - win)));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
