import type { LinearPopulationOptions } from '../src/preference.ts';

/** The settings of the acceptance lines, by name. */
export const loreSettings = {
  main: {},
  'alpha .01': { alpha: 0.01 },
  'alpha 1': { alpha: 1 },
  'share .3': { share: 0.3 },
  'd 256': { dimension: 256 },
  '40 people': { seenPeople: 40 },
  noisy: { pairs: 'random', beta: 3 },
  homogeneous: { share: 1, noise: 0, pairs: 'random', beta: 3 },
} as const satisfies Readonly<Record<string, Omit<LinearPopulationOptions, 'seed'>>>;

export type LoreSetting = keyof typeof loreSettings;
