import type { Contrast } from '../../contracts/evaluation-report.ts';
import { contrastVerdict, nullValueOf } from '../contrast-verdict.ts';
import { armLabel } from './arm-label.ts';
import { drawAxis, drawInterval, scaleFor, shareScale } from './interval-mark.ts';
import { type Attributes, type Child, element, type Markup } from './markup.ts';
import { noData, shownFigure, shownHolm, shownProbability } from './shown-figure.ts';

export interface ForestPlot {
  /** Of one kind, for they share a scale. */
  readonly contrasts: readonly Contrast[];
  readonly caption: string;
  /** The measure stands in every row; left out where all rows have the same. */
  readonly withMeasure: boolean;
  /** What n counts, such as `people`. */
  readonly units: string;
}

/** A forest plot that is a table: one row a contrast with its picture and its numbers, so that it can be read without the picture. */
export function forestPlot({ contrasts, caption, withMeasure, units }: ForestPlot): Markup {
  const isShare = contrasts.every(({ kind }) => kind === 'win-rate');
  const ends = contrasts.flatMap(({ mean, low, high }) => [mean, low, high].filter((value) => value !== null));
  const scale = isShare ? shareScale : scaleFor(Math.min(0, ...ends), Math.max(0, ...ends));
  return element(
    'table',
    { class: 'forest', role: 'table' },
    element('caption', { role: 'caption' }, caption),
    element(
      'thead',
      { role: 'rowgroup' },
      element(
        'tr',
        { role: 'row' },
        columnHeader('contrast'),
        columnHeader(element('span', { class: 'unseen' }, 'interval'), drawAxis(scale)),
        columnHeader(isShare ? 'wins' : 'difference'),
        columnHeader(units),
        columnHeader('p'),
      ),
    ),
    element(
      'tbody',
      { role: 'rowgroup' },
      contrasts.map((contrast) => {
        const name = `${contrast.a} ${contrast.kind === 'win-rate' ? 'over' : 'minus'} ${contrast.b}`;
        const { mean, low, high } = contrast;
        const details = { name, low, high, nullValue: nullValueOf(contrast), verdict: contrastVerdict(contrast) };
        return element(
          'tr',
          { role: 'row' },
          element(
            'th',
            { scope: 'row', role: 'rowheader' },
            armLabel(name),
            withMeasure ? element('span', { class: 'measure' }, ` by ${contrast.measure}`) : null,
          ),
          cell(
            { class: 'picture' },
            mean === null ? noData : drawInterval({ ...details, mean, main: contrast.main }, scale),
          ),
          cell({ class: 'figure' }, shownFigure(contrast)),
          cell({ class: 'count', 'data-label': 'n =' }, String(contrast.n)),
          probability(contrast),
        );
      }),
    ),
  );
}

// On a narrow screen the rows are laid out as blocks, which would take their meaning from them: hence the roles.

function columnHeader(...children: readonly Child[]): Markup {
  return element('th', { scope: 'col', role: 'columnheader' }, ...children);
}

function cell(attributes: Attributes, ...children: readonly Child[]): Markup {
  return element('td', { role: 'cell', ...attributes }, ...children);
}

/** After Holm for main contrasts, plain for the others. */
function probability(contrast: Contrast): Markup {
  const holm = shownHolm(contrast);
  return cell({ class: 'count', 'data-label': holm === null ? 'p =' : '' }, holm ?? shownProbability(contrast.p));
}
