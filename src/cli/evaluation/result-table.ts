import type { EvaluationReport } from '../../contracts/evaluation-report.ts';
import { ownAndControls } from '../../evaluation/report/own-and-controls.ts';
import { orderedMeasures, orderedMethods } from '../../evaluation/report/report-words.ts';
import { noData, shownFigure } from '../../evaluation/report/shown-figure.ts';
import type { Style } from '../terminal.ts';

interface Place {
  readonly width: number;
  readonly style: Style;
}

/** Methods by as many measures as fit the width, those of the main contrasts first and those without data last. Null where nothing was measured. */
export function resultTable(report: EvaluationReport, { width, style }: Place): string | null {
  const methods = orderedMethods(report);
  const columns = orderedMeasures(report)
    .map((title) => ({
      title,
      cells: methods.map((name) => {
        const figure = report.methods[name]?.measures[title];
        return figure === undefined ? noData : shownFigure(figure);
      }),
    }))
    .toSorted((a, b) => Number(isEmpty(a.cells)) - Number(isEmpty(b.cells)));
  const { fitting, lines } = linesOf(methods, columns, { width, style });
  if (fitting === 0 || methods.length === 0) return null;
  const left = columns.length - fitting;
  return [
    lines[0],
    ...lines
      .slice(1)
      .map((line, at) => (report.methods[methods[at] ?? '']?.kind === 'method' ? line : style.faint(line))),
    ...(left > 0 ? [style.faint(`${left} more ${left === 1 ? 'measure is' : 'measures are'} in the report.`)] : []),
  ].join('\n');
}

/** Personal methods by what they win against the controls, as far as fits the width. Null where no control was run, or nothing fits. */
export function controlsTable(report: EvaluationReport, { width, style }: Place): string | null {
  const own = ownAndControls(report);
  if (own === null) return null;
  const columns = own.columns.map((title, at) => ({
    title,
    cells: own.rows.map(({ cells }) => {
      const contrast = cells[at] ?? null;
      return contrast === null ? noData : shownFigure(contrast);
    }),
  }));
  const { fitting, lines } = linesOf(
    own.rows.map(({ method }) => method),
    columns,
    { width, style },
  );
  if (fitting === 0) return null;
  return [...lines, style.faint('Content words hidden; .5 is no difference.')].join('\n');
}

/** The title line and one a name, with as many of the columns as fit. */
function linesOf(
  names: readonly string[],
  columns: readonly { readonly title: string; readonly cells: readonly string[] }[],
  { width, style }: Place,
): { readonly fitting: number; readonly lines: readonly string[] } {
  const first = Math.max('method'.length, ...names.map((name) => name.length));
  const rooms = columns.map(({ title, cells }) => Math.max(title.length, ...cells.map((cell) => cell.length)) + gap);
  const fits = (at: number): boolean => rooms.slice(0, at + 1).reduce((sum, room) => sum + room, first) <= width;
  const fitting = columns.filter((_, at) => fits(at));
  const line = (name: string, cells: readonly string[]): string =>
    [name.padEnd(first), ...cells.map((cell, at) => cell.padStart(rooms[at] ?? 0))].join('');
  const titles = line(
    'method',
    fitting.map(({ title }) => title),
  );
  return {
    fitting: fitting.length,
    lines: [
      style.strong(titles),
      ...names.map((name, at) =>
        line(
          name,
          fitting.map(({ cells }) => cells[at] ?? ''),
        ),
      ),
    ],
  };
}

/** What nobody was measured by takes no room from what there is. */
function isEmpty(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === noData);
}

const gap = 2;
