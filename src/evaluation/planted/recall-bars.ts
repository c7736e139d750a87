/** What has to be reached on the twelve traits, where a bar was set in advance (evaluation.md E2). */
export interface PlantedBar {
  readonly data: string;
  readonly texts: number;
  readonly dose: number;
  readonly recall: number;
}

export const recallBars: readonly PlantedBar[] = [
  { data: 'news', texts: 16, dose: 0.6, recall: 0.72 },
  { data: 'news', texts: 8, dose: 0.6, recall: 0.65 },
  { data: 'blogs', texts: 16, dose: 0.6, recall: 0.5 },
  { data: 'blogs', texts: 8, dose: 0.6, recall: 0.35 },
  { data: 'blogs', texts: 16, dose: 0.9, recall: 0.6 },
];

/** In every cell. */
export const precisionBar = 0.9;

/** Accepted a null author, in every cell. */
export const nullBar = 0.15;
