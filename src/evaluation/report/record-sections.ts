import type { EvaluationReport } from '../../contracts/evaluation-report.ts';
import { dataTable } from './data-table.ts';
import { element } from './markup.ts';
import { methodCards } from './methods-card.ts';
import { orderedMeasures } from './report-words.ts';
import { runRows } from './run-rows.ts';
import { list, paragraph, type Section } from './section.ts';
import { noData } from './shown-figure.ts';

export function methodsSection(report: EvaluationReport): Section {
  return {
    id: 'methods',
    title: 'Methods',
    body: [
      dataTable({
        caption: 'Every arm of the run. A placebo is the same method with the material of another person.',
        columns: ['arm', 'kind', 'version', 'what it does'],
        rows: methodCards(report).map(({ name, kind, version, summary }) => [
          name,
          kind,
          version === null ? '–' : String(version),
          summary,
        ]),
      }),
    ],
  };
}

export function measuresSection(report: EvaluationReport): Section {
  const { measures } = report;
  const names = [...new Set([...orderedMeasures(report), ...Object.keys(measures)])];
  return {
    id: 'measures',
    title: 'Measures',
    body: [
      dataTable({
        caption: 'Masked: content words are hidden from the measure, so that a topic earns nothing.',
        columns: ['measure', 'better', 'masked', 'what it means'],
        rows: names.map((name) => {
          const measure = measures[name];
          if (measure === undefined) return [name, noData, noData, noData];
          return [name, measure.better, measure.masked ? 'yes' : 'no', measure.summary];
        }),
      }),
    ],
  };
}

export function missingSection({ failures, notRun }: EvaluationReport): Section {
  const failed = Object.entries(failures);
  return {
    id: 'missing',
    title: 'What failed, and what was not run',
    body: [
      failed.length === 0
        ? paragraph('No text failed.')
        : dataTable({
            caption: 'Texts that were asked for and not had, by outcome. They are in no figure.',
            columns: ['outcome', 'texts'],
            rows: failed.map(([outcome, count]) => [outcome, count]),
          }),
      notRun.length === 0
        ? paragraph('Everything that was asked for was run.')
        : list(notRun.map(({ name, reason }) => [element('strong', {}, name), `: ${reason}.`])),
    ],
  };
}

export function runSection(report: EvaluationReport): Section {
  return {
    id: 'run',
    title: 'Run record',
    body: [
      paragraph('To make it again:'),
      element('pre', {}, element('code', {}, report.run.command)),
      element(
        'dl',
        { class: 'record' },
        runRows(report).map(({ name, lines }) => [
          element('dt', {}, name),
          element(
            'dd',
            {},
            lines.map((line) => element('span', {}, line)),
          ),
        ]),
      ),
    ],
  };
}
