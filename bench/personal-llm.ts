import type { BenchOptions, BenchResult } from './bench-result.ts';
import { type Figures, meanFigures } from './lore-run.ts';
import { runPersonalLlm } from './personal-llm-run.ts';

/** PL-7: simulated people of PersonalLLM by how much they differ (α): accuracy, worst tenth, best of eight and win/tie/loss of each arm, and the swap control. */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const seeds = quick ? [seed] : [0, 1, 2];
  const alphas = quick ? [0.1] : [0.01, 0.05, 0.1, 0.5, 1, 5];
  const figures: Figures = {};
  for (const alpha of alphas) {
    const mean = meanFigures(
      seeds.map((one) => runPersonalLlm({ alpha, seed: one, shots: quick ? [5] : [1, 3, 5, 10, 30] })),
    );
    for (const [name, value] of Object.entries(mean)) figures[`alpha_${alpha}_${name}`] = value;
  }
  return { name: 'personal-llm', figures, baseline: quick ? {} : reference, n: 200 * seeds.length, seed };
}

/** By the same simulation in numpy, three seeds. */
const reference = {
  'alpha_0.01_simplex_5': 84.4,
  'alpha_0.01_simplex_10': 91.0,
  'alpha_0.01_simplex_30': 97.1,
  'alpha_0.01_mixture_5': 88.2,
  'alpha_0.01_mixture_10': 96.3,
  'alpha_0.01_mixture_30': 98.7,
  'alpha_0.1_simplex_5': 81.1,
  'alpha_0.1_simplex_10': 87.6,
  'alpha_0.1_simplex_30': 94.3,
  'alpha_0.1_mixture_5': 83.8,
  'alpha_0.1_mixture_10': 89.1,
  'alpha_0.1_mixture_30': 94.7,
};
