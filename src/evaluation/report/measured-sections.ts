import type { Curve, EvaluationReport } from '../../contracts/evaluation-report.ts';
import { drawCurve, lineSample } from './curve-plot.ts';
import { dataTable, scrolled } from './data-table.ts';
import { figuresTable } from './figures-table.ts';
import { element, type Markup } from './markup.ts';
import { folded, list, paragraph, type Section } from './section.ts';
import { shownInterval, shownMean } from './shown-figure.ts';

export function figuresSection(report: EvaluationReport): Section {
  return { id: 'figures', title: 'Methods by measures', body: [figuresTable(report)] };
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
  return element(
    'figure',
    {},
    element('h3', {}, curve.name),
    scrolled(drawCurve(curve)),
    element(
      'figcaption',
      {},
      list(
        curve.lines.map(({ name, points }, index) => [
          lineSample(index),
          points.every(({ n }) => n === 0) ? `${name} (no data)` : name,
        ]),
        { class: 'legend' },
      ),
      paragraph('Bars are 95 % intervals.'),
    ),
    folded(
      'The numbers',
      dataTable({
        caption: `${curve.y} by ${curve.x}`,
        columns: ['line', curve.x, curve.y, 'interval', 'n'],
        rows: curve.lines.flatMap(({ name, points }) =>
          points.map((point) => [name, point.x, shownMean(point), shownInterval(point) ?? 'none', point.n]),
        ),
      }),
    ),
  );
}
