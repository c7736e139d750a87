import type { Contrast } from '../../contracts/evaluation-report.ts';
import { drawAxis, drawInterval, scaleFor, shareScale } from './interval-mark.ts';
import { element, type Markup } from './markup.ts';
import { nullValueOf, verdictOf } from './report-words.ts';
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
  const header = (text: string): Markup => element('th', { scope: 'col' }, text);
  return element(
    'table',
    { class: 'forest' },
    element('caption', {}, caption),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        header('contrast'),
        element('th', { scope: 'col' }, element('span', { class: 'unseen' }, 'interval'), drawAxis(scale)),
        header(isShare ? 'wins' : 'difference'),
        header(units),
        header('p'),
      ),
    ),
    element(
      'tbody',
      {},
      contrasts.map((contrast) => {
        const name = `${contrast.a} ${contrast.kind === 'win-rate' ? 'over' : 'minus'} ${contrast.b}`;
        const { mean, low, high } = contrast;
        const details = { name, low, high, nullValue: nullValueOf(contrast), verdict: verdictOf(contrast) };
        return element(
          'tr',
          {},
          element(
            'th',
            { scope: 'row' },
            name,
            withMeasure ? element('span', { class: 'measure' }, ` by ${contrast.measure}`) : null,
          ),
          element(
            'td',
            { class: 'picture' },
            mean === null ? noData : drawInterval({ ...details, mean, main: contrast.main }, scale),
          ),
          element('td', { class: 'figure' }, shownFigure(contrast)),
          element('td', { class: 'count' }, String(contrast.n)),
          element('td', { class: 'count' }, shownHolm(contrast) ?? shownProbability(contrast.p)),
        );
      }),
    ),
  );
}
