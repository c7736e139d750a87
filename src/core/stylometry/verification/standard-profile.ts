import type { LevelMoments } from './people-moments.ts';
import type { TextLevels } from './text-levels.ts';

/** z-scores by family, in single precision, with the length of each family's vector: texts of a person averaged, or one text. */
export interface StandardProfile {
  readonly families: readonly Float32Array[];
  readonly norms: readonly number[];
}

/** One wild rate must not decide alone: z-scores are held within these. Rates of the catalogue are wilder than n-grams. */
const most = [9, 9, 3];

/** The mean of the texts' z-scores; a feature of which a text says nothing counts as average there. */
export function standardProfile(texts: readonly TextLevels[], { mean, deviation }: LevelMoments): StandardProfile {
  const families = mean.map((means, family) => {
    const profile = new Float32Array(means.length);
    const spread = deviation[family] ?? new Float64Array(means.length);
    const bound = most[family] ?? 3;
    for (const { families: levels } of texts) {
      const own = levels[family];
      if (own === undefined) continue;
      for (let at = 0; at < profile.length; at += 1) {
        const divisor = spread[at] ?? 0;
        const level = own[at] ?? 0;
        if (divisor === 0 || Number.isNaN(level)) continue;
        const z = (level - (means[at] ?? 0)) / divisor;
        profile[at] = (profile[at] ?? 0) + Math.max(-bound, Math.min(bound, z)) / texts.length;
      }
    }
    return profile;
  });
  return { families, norms: families.map((family) => Math.sqrt(product(family, family))) };
}

/** Cosine of two profiles in each family (Cosine Delta); 0 where one of them is average in everything. */
export function similarities(a: StandardProfile, b: StandardProfile): readonly number[] {
  return a.families.map((family, at) => {
    const norms = (a.norms[at] ?? 0) * (b.norms[at] ?? 0);
    return norms === 0 ? 0 : product(family, b.families[at] ?? family) / norms;
  });
}

function product(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
