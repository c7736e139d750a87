import type { Contrast, EvaluationReport } from '../../contracts/evaluation-report.ts';
import { verdictOf } from './report-words.ts';
import { shownHolm } from './shown-figure.ts';

export interface HeadlineSentence {
  readonly sentence: string;
  /** `Holm p = .012` */
  readonly holm: string | null;
  readonly verdict: ReturnType<typeof verdictOf>;
}

export interface Headline {
  /** What the main contrasts come to together, made by rule. */
  readonly summary: string;
  readonly main: readonly HeadlineSentence[];
}

/** What may be said at the top of a report: the contrasts that were fixed in advance, and how many of them hold. */
export function headlineOf({ contrasts }: Pick<EvaluationReport, 'contrasts'>): Headline {
  const main = contrasts.filter((contrast) => contrast.main);
  return {
    summary: summaryOf(main),
    main: main.map((contrast) => ({
      sentence: contrast.sentence,
      holm: shownHolm(contrast),
      verdict: verdictOf(contrast),
    })),
  };
}

function summaryOf(main: readonly Contrast[]): string {
  if (main.length === 0)
    return 'No contrast that was fixed in advance could be made from what was run; everything below is exploratory.';
  const above = main.filter((contrast) => verdictOf(contrast) === 'above').length;
  const below = main.filter((contrast) => verdictOf(contrast) === 'below').length;
  const open = main.length - above - below;
  const kept = main.filter(({ pHolm }) => pHolm !== null && pHolm < level).length;
  const counted = [
    ...(above > 0 ? [`${above} above`] : []),
    ...(below > 0 ? [`${below} below`] : []),
    ...(open > 0 ? [`${open} with no difference found`] : []),
  ];
  return [
    `${main.length} ${main.length === 1 ? 'contrast was' : 'contrasts were'} fixed in advance: ${counted.join(', ')}.`,
    `After Holm's correction ${kept === 0 ? 'none stays' : `${kept} ${kept === 1 ? 'stays' : 'stay'}`} under p = .05.`,
  ].join(' ');
}

const level = 0.05;
