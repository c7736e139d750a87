import type { Contrast, EvaluationReport } from '../../contracts/evaluation-report.ts';
import { shownNumber } from '../shown-number.ts';
import { shownFigure } from './shown-figure.ts';

export interface PaperFigure {
  /** Ends with the words that say whose figure it is. */
  readonly reported: string;
  /** Our own beside it, with n and interval; never empty. */
  readonly ours: readonly string[];
  /** Why the two cannot be set equal. */
  readonly difference: string;
}

/**
 * The two headline figures of HyPerAlign (arXiv 2505.00038), each only where this report has a figure of its own to stand beside it. A report that
 * measured neither prints neither.
 */
export function paperFigures(report: EvaluationReport): readonly PaperFigure[] {
  const wins = winsOverPlain(report);
  const help = helpOverPlain(report);
  return [
    ...(wins.length === 0
      ? []
      : [
          {
            reported: 'Win rates above 90 % over the plain model, by a judging model: reported by the paper.',
            ours: wins,
            difference:
              'Other models, data and judge. A win over the plain model may be register alone; own over placebo is the figure that counts.',
          },
        ]),
    ...(help.length === 0
      ? []
      : [
          {
            reported: 'Helpfulness up to 70 % higher: reported by the paper.',
            ours: help,
            difference:
              'Other models, prompts and judge; the largest of several figures there, a mean with its interval here.',
          },
        ]),
  ];
}

const plain = 'zero-shot';
const product = /^hyperalign(?!.*:placebo)/;

/** Judged win rates first where a judge was asked, and always one without a judge. */
function winsOverPlain({ contrasts }: EvaluationReport): readonly string[] {
  const own = contrasts.filter(
    ({ a, b, kind, mean }) => product.test(a) && b === plain && kind === 'win-rate' && mean !== null,
  );
  const free = own.filter(({ measure }) => !isJudged(measure));
  if (free.length === 0) return [];
  const main = free.filter((contrast) => contrast.main);
  return [...own.filter(({ measure }) => isJudged(measure)), ...(main.length > 0 ? main : free.slice(0, 2))].map(
    (contrast) => `${contrast.a} over ${contrast.b} wins ${factsOf(contrast)}`,
  );
}

function isJudged(measure: string): boolean {
  return /judge/i.test(measure);
}

function helpOverPlain({ contrasts, methods }: EvaluationReport): readonly string[] {
  return contrasts.flatMap((contrast) => {
    const { a, b, measure, kind, mean } = contrast;
    if (b !== plain || kind !== 'difference' || !/^helpful/i.test(measure) || a.endsWith(':placebo') || mean === null)
      return [];
    const base = methods[b]?.measures[measure]?.mean ?? null;
    const share = base === null || base === 0 ? '' : `, ${shownNumber((100 * mean) / base)} % of the mean of ${b}`;
    return [`${a} over ${b} changes ${factsOf(contrast)}${share}`];
  });
}

function factsOf(contrast: Contrast): string {
  return `${shownFigure(contrast)} (${contrast.measure}, n = ${contrast.n})`;
}
