import type { BenchOptions, BenchResult } from './bench-result.ts';
import { runQuestions } from './lore-questions.ts';
import { type Figures, meanFigures, runLore } from './lore-run.ts';
import { type LoreSetting, loreSettings } from './lore-settings.ts';

/** LoRe-4 to 9 and 12: every other setting, seeds 0–2, rank 10 (homogeneous: 5), and active against random questions. `--quick`: noisy alone, the given seed. */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const seeds = quick ? [seed] : [0, 1, 2];
  const names = (Object.keys(loreSettings) as LoreSetting[]).filter((name) =>
    quick ? name === 'noisy' : name !== 'main',
  );
  const figures: Figures = {};
  for (const name of names) {
    const ranks = [name === 'homogeneous' ? 5 : 10];
    const settings = { population: loreSettings[name], ranks, shots: [1, 3, 5, 9, 20], controlShots: 9 };
    const mean = meanFigures(seeds.map((one) => runLore({ ...settings, seed: one })));
    for (const [figure, value] of Object.entries(mean)) figures[`${name}: ${figure}`] = value;
  }
  for (const beta of quick ? [3] : [0, 3]) {
    const mean = meanFigures(
      seeds.map((one) => runQuestions({ seed: one, beta, questions: [1, 3, 5, 9], people: quick ? 50 : 200 })),
    );
    for (const [figure, value] of Object.entries(mean)) figures[`questions, beta ${beta}: ${figure}`] = value;
  }
  return {
    name: 'lore-grid',
    figures,
    baseline: {
      active_5_clean_reference: 82.1,
      random_5_clean_reference: 76.5,
      active_5_noisy_reference: 73.9,
      random_5_noisy_reference: 69.3,
    },
    n: 200 * seeds.length,
    seed,
  };
}
