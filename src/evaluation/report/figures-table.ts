import type { EvaluationReport, Figure } from '../../contracts/evaluation-report.ts';
import { armLabel } from './arm-label.ts';
import { scrolled } from './data-table.ts';
import { type Child, element, type Markup } from './markup.ts';
import { measureGroups } from './measure-groups.ts';
import { orderedMethods, unitsName } from './report-words.ts';
import { paragraph } from './section.ts';
import { noData, shownInterval, shownMean } from './shown-figure.ts';

/** Every method by every measure: mean, interval beneath, and n where it is not the report's. In several tables where one would be wider than a page. */
export function figuresTables(report: EvaluationReport): readonly Child[] {
  const note = `Mean with its 95 % interval; n = ${report.n} ${unitsName(report.unit)} unless a cell says otherwise. ◐ marks measures from which content words are hidden.`;
  return [
    paragraph(note),
    ...measureGroups(report).map(({ title, measures }) => figuresTable(report, title ?? 'All measures', measures)),
  ];
}

function figuresTable(report: EvaluationReport, title: string, columns: readonly string[]): Markup {
  const { methods, measures } = report;
  return scrolled(
    element(
      'table',
      { class: 'figures', 'data-sortable': true },
      element('caption', {}, title),
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          element('th', { scope: 'col' }, 'method'),
          columns.map((name) =>
            element(
              'th',
              { scope: 'col' },
              element('span', {}, measures[name]?.masked === true ? `${name} ◐` : name),
              element('span', { class: 'better' }, wordsFor(measures[name]?.better)),
            ),
          ),
          element('th', { scope: 'col' }, 'texts'),
        ),
      ),
      element(
        'tbody',
        {},
        orderedMethods(report).map((name) => {
          const method = methods[name];
          const figures = Object.values(method?.measures ?? {});
          return element(
            'tr',
            { class: method?.kind },
            element('th', { scope: 'row' }, armLabel(name)),
            columns.map((measure) => cellOf(method?.measures[measure], report.n)),
            element('td', { class: 'number' }, figures.length === 0 ? noData : shownTexts(figures)),
          );
        }),
      ),
    ),
  );
}

/** Mean, interval beneath, and n where it is not `n`. */
export function cellOf(figure: Figure | undefined | null, n: number): Markup {
  if (!figure || figure.mean === null || figure.n === 0) return element('td', { class: 'number none' }, noData);
  const interval = shownInterval(figure);
  return element(
    'td',
    { class: 'number', 'data-value': figure.mean.toPrecision(6) },
    element('strong', {}, shownMean(figure)),
    ' ',
    element('span', { class: 'range' }, interval ?? 'no interval'),
    figure.n === n ? null : [' ', element('span', { class: 'n' }, `n = ${figure.n}`)],
    figure.unscored === 0 ? null : [' ', element('span', { class: 'n' }, `${figure.unscored} unscored`)],
  );
}

/** Texts of the arm: the most that any measure was asked about. */
function shownTexts(figures: readonly Figure[]): string {
  return Math.max(...figures.map(({ texts }) => texts)).toLocaleString('en');
}

const betterWords: Readonly<Record<string, string>> = {
  higher: '↑ higher is better',
  lower: '↓ lower is better',
  'near-one': '1 is best',
  neither: 'neither is better',
};

function wordsFor(better: string | undefined): string {
  return better === undefined ? '' : (betterWords[better] ?? better);
}
