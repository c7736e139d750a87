import type { Contrast, EvaluationReport } from '../../contracts/evaluation-report.ts';
import { groupBy } from '../../core/numerics/group-by.ts';
import { scrolled } from './data-table.ts';
import { forestPlot } from './forest-plot.ts';
import { headlineOf } from './headline.ts';
import { type Child, element } from './markup.ts';
import { paperFigures } from './paper-figures.ts';
import { chanceFinds, unitsName } from './report-words.ts';
import { folded, list, paragraph, type Section } from './section.ts';

/** What was asked beforehand and what came of it: sentences by rule, and the intervals behind them. */
export function findingsSection(report: EvaluationReport): Section {
  const { summary, main } = headlineOf(report);
  return {
    id: 'findings',
    title: 'Findings',
    body: [
      paragraph(element('strong', {}, summary)),
      main.length === 0
        ? null
        : element(
            'ul',
            { class: 'findings' },
            main.map(({ sentence, holm, verdict }) =>
              element(
                'li',
                { class: verdict },
                sentence,
                holm === null ? null : [' ', element('span', { class: 'holm' }, `${holm}.`)],
              ),
            ),
          ),
      ...forests(
        report,
        report.contrasts.filter((contrast) => contrast.main),
        (measure) => `Fixed in advance, by ${measure}. The dashed line is no difference.`,
      ),
      ...paperBeside(report),
    ],
  };
}

/** Everything that was compared besides, folded: interesting, and no proof. */
export function exploratorySection(report: EvaluationReport): Section {
  const exploratory = report.contrasts.filter((contrast) => !contrast.main);
  const byMeasure = groupBy(
    exploratory,
    ({ measure, kind }) => `${measure}, ${kind === 'win-rate' ? 'wins' : 'difference'}`,
  );
  return {
    id: 'exploratory',
    title: 'Exploratory contrasts',
    body:
      exploratory.length === 0
        ? []
        : [
            paragraph(
              `${exploratory.length} more contrasts, not fixed in advance and not corrected for their number: about ${chanceFinds(exploratory.length)} of them would be told apart by chance alone. They may suggest the next experiment; they settle nothing.`,
            ),
            ...[...byMeasure].map(([title, contrasts]) =>
              folded(
                `${title} (${contrasts.length})`,
                ...forests(report, contrasts, (measure) => report.measures[measure]?.summary ?? measure),
              ),
            ),
          ],
  };
}

/** One plot for each kind and measure: other measures have other scales. */
function forests(
  report: EvaluationReport,
  contrasts: readonly Contrast[],
  captionOf: (measure: string) => string,
): readonly Child[] {
  const groups = groupBy(contrasts, ({ kind, measure }) => (kind === 'win-rate' ? 'wins' : measure));
  return [...groups.values()].map((group) => {
    const measures = [...new Set(group.map(({ measure }) => measure))];
    return scrolled(
      forestPlot({
        contrasts: group,
        caption: captionOf(measures.join(' and ')),
        withMeasure: measures.length > 1,
        units: unitsName(report.unit),
      }),
    );
  });
}

function paperBeside(report: EvaluationReport): readonly Child[] {
  const figures = paperFigures(report);
  if (figures.length === 0) return [];
  return [
    element('h3', {}, 'Beside the paper (HyPerAlign, arXiv 2505.00038)'),
    list(
      figures.map(({ reported, ours, difference }) => [
        `${reported} Our own: ${ours.join('; ')}. `,
        element('span', { class: 'note' }, difference),
      ]),
    ),
  ];
}
