import { type Child, element, type Markup } from './markup.ts';
import { isWholeColumn, shownCell } from './shown-figure.ts';

export interface DataTable {
  readonly caption: Child;
  readonly columns: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** A table that can be scrolled sideways where it is too wide, with headers for columns and rows. */
export function dataTable({ caption, columns, rows }: DataTable): Markup {
  const whole = columns.map((_, at) => isWholeColumn(rows.map((row) => row[at] ?? null)));
  const isNumber = columns.map((_, at) => rows.some((row) => typeof row[at] === 'number'));
  return scrolled(
    element(
      'table',
      {},
      element('caption', {}, caption),
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          columns.map((name) => element('th', { scope: 'col' }, name)),
        ),
      ),
      element(
        'tbody',
        {},
        rows.map((row) =>
          element(
            'tr',
            {},
            columns.map((_, at) => {
              const shown = shownCell(row[at] ?? null, whole[at] ?? false);
              if (at === 0) return element('th', { scope: 'row' }, shown);
              return element('td', { class: isNumber[at] ? 'number' : undefined }, shown);
            }),
          ),
        ),
      ),
    ),
  );
}

/** Reached by the keyboard too, or what is outside could not be read without a mouse. */
export function scrolled(table: Markup): Markup {
  return element('div', { class: 'scrolled', tabindex: 0, role: 'group', 'aria-label': 'table' }, table);
}
