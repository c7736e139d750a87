/** What choosing needs of a sample. */
export interface ShowableSample {
  readonly id: string;
  readonly register: string;
  readonly words: number;
  /** Similarity to the person's fingerprint, higher is more typical. */
  readonly typicality: number;
}

/** Samples shown as turns, at the most. */
export const mostShownSamples = 6;
const fewestWords = 25;
const mostWords = 160;
/** Lengths nearer than this ratio count as alike. */
const alikeRatio = 1.2;

/**
 * Up to six samples of the register to show as own turns: of 25 to 160 words first, typical ones first, of different lengths.
 * Others fill up, the nearest to that range first. Equal input gives equal ids; the order is from the best, so the last may be left out.
 */
export function chooseShownSamples(samples: readonly ShowableSample[], register: string): readonly string[] {
  const own = samples.filter((sample) => sample.register === register && sample.words > 0);
  const inRange = own.filter(({ words }) => words >= fewestWords && words <= mostWords).toSorted(byTypicality);
  const others = own
    .filter(({ words }) => words < fewestWords || words > mostWords)
    .toSorted((a, b) => outside(a) - outside(b) || byTypicality(a, b));
  // Only the more typical half may be passed over for the sake of lengths, so that no outlier is shown.
  const pool = inRange.slice(0, Math.max(mostShownSamples, Math.ceil(inRange.length / 2)));
  const chosen: ShowableSample[] = [];
  while (chosen.length < mostShownSamples && chosen.length < pool.length) {
    const left = pool.filter((sample) => !chosen.includes(sample));
    const next = left.find((sample) => !chosen.some((one) => areAlike(one, sample))) ?? left[0];
    if (next === undefined) break;
    chosen.push(next);
  }
  return [...chosen, ...others].slice(0, mostShownSamples).map(({ id }) => id);
}

function byTypicality(a: ShowableSample, b: ShowableSample): number {
  return b.typicality - a.typicality || (a.id < b.id ? -1 : 1);
}

function outside({ words }: ShowableSample): number {
  return words < fewestWords ? fewestWords / words : words / mostWords;
}

function areAlike(a: ShowableSample, b: ShowableSample): boolean {
  return Math.max(a.words, b.words) / Math.min(a.words, b.words) < alikeRatio;
}
