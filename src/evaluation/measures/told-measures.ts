import type { MethodText } from '../../ports/method.ts';
import type { Measure } from '../measure.ts';

/** A measure that methods tell of their own texts; real texts have none. */
export interface ToldMeasure extends Pick<Measure, 'name' | 'summary' | 'better' | 'masked' | 'range'> {
  /** Null where nothing can be said. */
  readonly of: (written: MethodText) => number | null;
}

/** What methods tell, in the order of reports. */
export const toldMeasures: readonly ToldMeasure[] = [
  {
    ...{ name: 'compliance', range: [0, 1], better: 'higher', masked: false },
    summary:
      "Share of the profile's hypotheses that the text follows, of those it could; under a placebo the other person's.",
    of: ({ compliance }) =>
      compliance === null || compliance.told === 0 ? null : compliance.followed / compliance.told,
  },
  {
    ...{ name: 'cut', range: [0, 1], better: 'lower', masked: false },
    summary:
      'Share of texts that were cut at a sentence end, being more than 1.15 times as long as asked for, or were broken off by the limit of tokens.',
    of: ({ cut }) => Number(cut),
  },
];

/** By measure, of one text. */
export function toldValues(written: MethodText): Readonly<Record<string, number | null>> {
  return Object.fromEntries(toldMeasures.map(({ name, of }) => [name, of(written)]));
}
