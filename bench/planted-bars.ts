import { nullBar, precisionBar, recallBars } from '../src/evaluation/planted/recall-bars.ts';
import type { PeopleCorpus } from './people-of-corpus.ts';

export interface TwelveTraitsCell {
  readonly texts: number;
  readonly dose: number;
}

/** Begins the figures of a cell of the twelve traits: `newsTwelveK16Dose6`. */
export function twelveTraitsPrefix({ name }: Pick<PeopleCorpus, 'name'>, { texts, dose }: TwelveTraitsCell): string {
  return `${name}TwelveK${texts}Dose${dose * 10}`;
}

/** What E2 asks of a cell: recall on news and blogs where it names the cell, precision and null authors everywhere. */
export function twelveTraitsBars(
  corpus: Pick<PeopleCorpus, 'name'>,
  cell: TwelveTraitsCell,
): Readonly<Record<string, number>> {
  const prefix = twelveTraitsPrefix(corpus, cell);
  const data = corpus.name === 'post' ? 'blogs' : corpus.name;
  const bar = recallBars.find((one) => one.data === data && one.texts === cell.texts && one.dose === cell.dose);
  return {
    ...(bar === undefined ? {} : { [`${prefix}RecallTarget`]: bar.recall }),
    [`${prefix}PrecisionTarget`]: precisionBar,
    [`${prefix}NullAcceptedTarget`]: nullBar,
  };
}
