import type { RegisterBackground } from '../../contracts/background.ts';
import { features } from './feature-catalogue.ts';
import { levelsOfWriters } from './verification-space.ts';

/** How a register's writers differ, by feature: the centre, the variance between writers, and the variance among texts of one writer. */
interface RegisterSpread {
  readonly centre: Float64Array;
  readonly between: Float64Array;
  readonly within: Float64Array;
}

/** Squares of z above this count as this: one habit of one person does not decide. */
const mostSquare = 9;

/** Variances below this share of the widest register's are taken as if they were so wide: few writers show too little of a rare habit. */
const leastVariance = 0.1;

/**
 * Log-likelihoods, up to a constant, that texts with these mean levels are by a writer of each register: independent normal levels, with the variance between
 * writers plus that among texts divided by their number. Over features that every register tells of and the texts show. Parallel to `registers`.
 */
export function registerLikelihoods(
  registers: readonly RegisterBackground[],
  { levels, texts }: { readonly levels: Float64Array; readonly texts: number },
): readonly number[] {
  const spreads = registers.map(spreadOf);
  const scores = registers.map(() => 0);
  for (let feature = 0; feature < features.length; feature += 1) {
    const level = levels[feature] ?? Number.NaN;
    const centres = spreads.map(({ centre }) => centre[feature] ?? Number.NaN);
    if (Number.isNaN(level) || centres.some(Number.isNaN)) continue;
    const variances = spreads.map(
      ({ between, within }) => (between[feature] ?? 0) + (within[feature] ?? 0) / Math.max(1, texts),
    );
    const floor = Math.max(...variances) * leastVariance;
    if (floor === 0) continue;
    for (const [at, variance] of variances.entries()) {
      const wide = Math.max(variance, floor);
      const square = (level - (centres[at] ?? 0)) ** 2 / wide;
      scores[at] = (scores[at] ?? 0) - 0.5 * (Math.min(square, mostSquare) + Math.log(wide));
    }
  }
  return scores;
}

const spreads = new WeakMap<RegisterBackground, RegisterSpread>();

function spreadOf(background: RegisterBackground): RegisterSpread {
  const known = spreads.get(background);
  if (known !== undefined) return known;
  const writers = levelsOfWriters(background);
  const fresh: RegisterSpread = {
    centre: new Float64Array(features.length),
    between: new Float64Array(features.length),
    within: new Float64Array(features.length),
  };
  for (let feature = 0; feature < features.length; feature += 1) {
    const told = writers
      .map((texts) => texts.map((levels) => levels[feature] ?? Number.NaN).filter((level) => !Number.isNaN(level)))
      .filter((levels) => levels.length > 0);
    const means = told.map(meanOf);
    fresh.centre[feature] = meanOf(means);
    fresh.between[feature] = varianceOf(means);
    fresh.within[feature] = meanOf(told.map(varianceOf));
  }
  spreads.set(background, fresh);
  return fresh;
}

/** NaN of nothing. */
function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return meanOf(values.map((value) => (value - mean) ** 2));
}
