import type { Contrast, EvaluationReport } from '../../contracts/evaluation-report.ts';
import { type ContrastVerdict, contrastVerdict } from '../contrast-verdict.ts';
import { shownHolm } from './shown-figure.ts';

export interface HeadlineSentence {
  readonly sentence: string;
  /** `Holm p = .012` */
  readonly holm: string | null;
  readonly verdict: ContrastVerdict;
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
      verdict: contrastVerdict(contrast),
    })),
  };
}

function summaryOf(main: readonly Contrast[]): string {
  if (main.length === 0)
    return 'No contrast that was fixed in advance could be made from what was run; everything below is exploratory.';
  const count = (verdict: ContrastVerdict) => main.filter((contrast) => contrastVerdict(contrast) === verdict).length;
  const kept = main.filter(({ pHolm }) => pHolm !== null && pHolm < level).length;
  const counted = [
    ...(['above', 'below', 'same', 'open'] as const).flatMap((verdict) =>
      count(verdict) > 0 ? [`${count(verdict)} ${verdictWords[verdict]}`] : [],
    ),
  ];
  return [
    `${main.length} ${main.length === 1 ? 'contrast was' : 'contrasts were'} fixed in advance: ${counted.join(', ')}.`,
    `After Holm's correction ${kept === 0 ? 'none stays' : `${kept} ${kept === 1 ? 'stays' : 'stay'}`} under p = .05.`,
  ].join(' ');
}

const verdictWords = {
  above: 'above',
  below: 'below',
  same: 'the same for everybody',
  open: 'with no difference found',
} as const satisfies Record<ContrastVerdict, string>;

const level = 0.05;
