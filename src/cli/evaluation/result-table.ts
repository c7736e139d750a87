import type { EvaluationReport } from '../../contracts/evaluation-report.ts';
import { orderedMeasures, orderedMethods } from '../../evaluation/report/report-words.ts';
import { noData, shownFigure } from '../../evaluation/report/shown-figure.ts';
import type { Style } from '../terminal.ts';

/** Methods by as many measures as fit the width, those of the main contrasts first. Null where nothing was measured. */
export function resultTable(
  report: EvaluationReport,
  { width, style }: { readonly width: number; readonly style: Style },
): string | null {
  const methods = orderedMethods(report);
  const columns = orderedMeasures(report).map((measure) => {
    const cells = methods.map((name) => {
      const figure = report.methods[name]?.measures[measure];
      return figure === undefined ? noData : shownFigure(figure);
    });
    return { measure, cells, room: Math.max(measure.length, ...cells.map((cell) => cell.length)) + gap };
  });
  const first = Math.max('method'.length, ...methods.map((name) => name.length));
  const fitting = columns.filter(
    (_, at) => columns.slice(0, at + 1).reduce((sum, { room }) => sum + room, first) <= width,
  );
  if (fitting.length === 0 || methods.length === 0) return null;
  const line = (name: string, cells: readonly string[]): string =>
    [name.padEnd(first), ...cells.map((cell, at) => cell.padStart(fitting[at]?.room ?? 0))].join('');
  const left = columns.length - fitting.length;
  return [
    style.strong(
      line(
        'method',
        fitting.map(({ measure }) => measure),
      ),
    ),
    ...methods.map((name, at) => {
      const text = line(
        name,
        fitting.map(({ cells }) => cells[at] ?? ''),
      );
      return report.methods[name]?.kind === 'method' ? text : style.faint(text);
    }),
    ...(left > 0 ? [style.faint(`${left} more ${left === 1 ? 'measure is' : 'measures are'} in the report.`)] : []),
  ].join('\n');
}

const gap = 2;
