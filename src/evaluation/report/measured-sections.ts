import type { Curve, EvaluationReport } from '../../contracts/evaluation-report.ts';
import { armLabel } from './arm-label.ts';
import { drawCurve, lineSample } from './curve-plot.ts';
import { curveColumns, curveRows } from './curve-rows.ts';
import { dataTable, scrolled } from './data-table.ts';
import { cellOf, figuresTables } from './figures-table.ts';
import { lineStyles } from './line-styles.ts';
import { element, type Markup } from './markup.ts';
import { ownAndControls, ownAndControlsNote } from './own-and-controls.ts';
import { folded, list, paragraph, type Section } from './section.ts';

/** The figures that a personal method stands or falls by, before all others. */
export function ownSection(report: EvaluationReport): Section {
  const own = ownAndControls(report);
  return {
    id: 'own',
    title: 'Own profile against the controls',
    body:
      own === null
        ? []
        : [
            scrolled(
              element(
                'table',
                { class: 'figures' },
                element('caption', {}, ownAndControlsNote),
                element(
                  'thead',
                  {},
                  element(
                    'tr',
                    {},
                    ['method', ...own.columns].map((column) => element('th', { scope: 'col' }, column)),
                  ),
                ),
                element(
                  'tbody',
                  {},
                  own.rows.map(({ method, cells }) =>
                    element(
                      'tr',
                      { class: 'method' },
                      element('th', { scope: 'row' }, armLabel(method)),
                      cells.map((contrast) => cellOf(contrast, report.n)),
                    ),
                  ),
                ),
              ),
            ),
          ],
  };
}

export function figuresSection(report: EvaluationReport): Section {
  return { id: 'figures', title: 'Methods by measures', body: figuresTables(report) };
}

export function curvesSection({ curves }: EvaluationReport): Section {
  return { id: 'curves', title: 'Curves', body: curves.map(curveFigure) };
}

export function tablesSection({ tables }: EvaluationReport): Section {
  return {
    id: 'tables',
    title: 'Tables',
    body: tables.map(({ name, columns, rows, note }) => [
      element('h3', {}, name),
      dataTable({ caption: note ?? name, columns, rows }),
    ]),
  };
}

function curveFigure(curve: Curve): Markup {
  const styles = lineStyles(curve.lines);
  return element(
    'figure',
    {},
    element('h3', {}, curve.name),
    scrolled(drawCurve(curve)),
    element(
      'figcaption',
      {},
      list(
        styles.map((style, at) => [lineSample(style), legendOf(curve.lines[at])]),
        { class: 'legend' },
      ),
      paragraph('Bars are 95 % intervals; level lines, which the axis does not move, have theirs at the right.'),
    ),
    folded(
      'The numbers',
      dataTable({
        caption: `${curve.y} by ${curve.x}`,
        columns: curveColumns(curve),
        rows: curveRows(curve),
      }),
    ),
  );
}

function legendOf(line: Curve['lines'][number] | undefined): string {
  const { name = '', points = [] } = line ?? {};
  return points.every(({ n }) => n === 0) ? `${name} (no data)` : name;
}
