import type { Contrast } from '../contracts/evaluation-report.ts';

/** `same`: nobody differs; `open`: nothing can be said. */
export type ContrastVerdict = 'above' | 'below' | 'same' | 'open';

/** What a contrast has when its two arms are alike. */
export function nullValueOf({ kind }: Pick<Contrast, 'kind'>): number {
  return kind === 'win-rate' ? 0.5 : 0;
}

const level = 0.05;

/** Where the interval lies. Without spread there is none, and the exact test decides: people who all differ alike are the clearest case there is. */
export function contrastVerdict(
  contrast: Pick<Contrast, 'kind' | 'mean' | 'low' | 'high' | 'n' | 'p'>,
): ContrastVerdict {
  const { mean, low, high, n, p } = contrast;
  const none = nullValueOf(contrast);
  if (mean === null || n === 0) return 'open';
  if (low !== null && high !== null) return low > none ? 'above' : high < none ? 'below' : 'open';
  if (mean === none) return 'same';
  if (p === null || p >= level) return 'open';
  return mean > none ? 'above' : 'below';
}
