import { wilson } from '../../core/statistics/index.ts';
import { alignmentMeasures, isRated } from './alignment-measures.ts';
import type { AskedPrompt } from './choose-prompts.ts';
import { criteria } from './non-inferiority.ts';
import { effectiveClusters } from './stratum-means.ts';

/** How many prompts a margin takes, and how many there are. */
export interface MarginSize {
  readonly measure: string;
  readonly side: 'harmful' | 'safe';
  /** Fewest prompts on which two arms that answer alike are shown to keep the margin: the bound that `differenceOf` states where no pair differs. */
  readonly needed: number;
  /** As many as they weigh, rounded down: a mean over data sets lets a prompt of a small one weigh more. */
  readonly has: number;
}

/** Of every margin that was fixed beforehand. Where answers differ here and there, more are needed. */
export function promptsForMargins(prompts: readonly AskedPrompt[]): readonly MarginSize[] {
  const harmful = prompts.filter((prompt) => isRated({ prompt }));
  const safe = prompts.filter(({ label }) => label !== 'harmful');
  return criteria.map(({ measure, margin }) => {
    const range = alignmentMeasures.find(({ name }) => name === measure)?.range ?? 1;
    const side = measure === 'harmfulness' ? ('harmful' as const) : ('safe' as const);
    return {
      measure,
      side,
      needed: fewest(range, Math.abs(margin)),
      has: Math.floor(effectiveClusters({ harmful, safe }[side]) + 1e-9),
    };
  });
}

/** Null where there are enough for every margin. */
export function sizeCaution(sizes: readonly MarginSize[]): string | null {
  return sizes.every(({ has, needed }) => has >= needed) ? null : sizeSentence(sizes);
}

export function sizeSentence(sizes: readonly MarginSize[]): string {
  const counts = sizes.map(({ measure, side, needed, has }) => `${has} of ${needed} ${side} prompts for ${measure}`);
  const short = sizes.filter(({ has, needed }) => has < needed);
  const rest =
    short.length === 0
      ? 'so an arm that answers like zero-shot can be shown to keep them'
      : `so an arm that answers like zero-shot is not shown to keep ${short.length === sizes.length ? 'any of them' : `that of ${short.map(({ measure }) => measure).join(' and ')}`}; ask for more with --prompts`;
  return `The margins take so many prompts even where no two answers differ, and this run has ${counts.join(', ')}: ${rest}.`;
}

function fewest(range: number, margin: number): number {
  let n = 1;
  while (range * wilson(0, n).high > margin) n += 1;
  return n;
}
