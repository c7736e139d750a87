import { type Interval, wilson } from '../../statistics/proportion-intervals.ts';

export interface OpenSetText {
  /** Null: by none of the candidates. */
  readonly author: string | null;
  /** Null: the answer is "unknown". */
  readonly named: string | null;
}

export interface OpenSetMeasures {
  readonly texts: number;
  /** Share of right answers, where "unknown" is right for a text by none of the candidates; null without texts. */
  readonly accuracy: number | null;
  /** 95 % Wilson interval. */
  readonly interval: Interval;
  /** Share of right names among texts for which a name was given; null when none was. */
  readonly accuracyOfNamed: number | null;
  /** Share of texts that were answered "unknown"; null without texts. */
  readonly unknownShare: number | null;
  /** Share of the texts by candidates, and by others, that were rightly dealt with; null without such texts. */
  readonly candidateAccuracy: number | null;
  readonly strangerAccuracy: number | null;
}

/** Measures of attribution that may answer "unknown" (stylometry.md 8). */
export function openSetMeasures(texts: readonly OpenSetText[]): OpenSetMeasures {
  const right = texts.filter(isRight).length;
  const named = texts.filter(({ named }) => named !== null);
  return {
    texts: texts.length,
    accuracy: rightShare(texts),
    interval: wilson(right, texts.length),
    accuracyOfNamed: rightShare(named),
    unknownShare: texts.length === 0 ? null : 1 - named.length / texts.length,
    candidateAccuracy: rightShare(texts.filter(({ author }) => author !== null)),
    strangerAccuracy: rightShare(texts.filter(({ author }) => author === null)),
  };
}

function isRight({ author, named }: OpenSetText): boolean {
  return author === named;
}

function rightShare(texts: readonly OpenSetText[]): number | null {
  return texts.length === 0 ? null : texts.filter(isRight).length / texts.length;
}
