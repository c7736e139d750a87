import type { EvaluationReport, Table } from '../../contracts/evaluation-report.ts';
import { contrastVerdict } from '../contrast-verdict.ts';
import { curveColumns, curveRows } from './curve-rows.ts';
import { escapeMarkdown, fencedText, markdownTable } from './escape-markdown.ts';
import { headlineOf } from './headline.ts';
import { methodCards } from './methods-card.ts';
import { ownAndControls, ownAndControlsNote } from './own-and-controls.ts';
import { paperFigures } from './paper-figures.ts';
import { chanceFinds, countedUnits, orderedMeasures, orderedMethods, unitsName } from './report-words.ts';
import { runRows } from './run-rows.ts';
import { isWholeColumn, noData, shownCell, shownFigure, shownHolm, shownProbability } from './shown-figure.ts';

/** The HTML report in short, for a pull request or a terminal: the same sentences and figures, without pictures. Equal reports give equal bytes. */
export function renderMarkdown(report: EvaluationReport): string {
  const blocks = [
    `# Evaluation: ${escapeMarkdown(report.experiment)}`,
    escapeMarkdown(report.summary),
    `${report.n === 0 ? noData : countedUnits(report.n, report.unit)}, model ${escapeMarkdown(report.run.model.id)}, judge ${escapeMarkdown(report.run.judge ?? 'none')}, seed ${report.seed}.`,
    ...bullets('Before the numbers', report.cautions),
    ...findings(report),
    ...ownTable(report),
    '## Methods by measures',
    figures(report),
    ...report.curves.map((curve) => tableOf(curveTable(curve))),
    ...report.tables.map(tableOf),
    ...exploratory(report),
    ...examples(report),
    '## Methods',
    markdownTable({
      columns: ['arm', 'kind', 'version', 'what it does'],
      rows: methodCards(report).map(({ name, kind, version, summary }) => [
        name,
        kind,
        String(version ?? '–'),
        summary,
      ]),
    }),
    '## Measures',
    markdownTable({
      columns: ['measure', 'better', 'masked', 'what it means'],
      rows: Object.entries(report.measures).map(([name, { better, masked, summary }]) => [
        name,
        better,
        masked ? 'yes' : 'no',
        summary,
      ]),
    }),
    '## What failed, and what was not run',
    missing(report),
    '## Run record',
    'To make it again:',
    fencedText(report.run.command),
    markdownTable({
      columns: ['what', 'value'],
      rows: runRows(report).map(({ name, lines }) => [name, lines.join('; ')]),
    }),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function findings(report: EvaluationReport): readonly string[] {
  const { summary, main } = headlineOf(report);
  const contrasts = report.contrasts.filter((contrast) => contrast.main);
  const paper = paperFigures(report).map(({ reported, ours, difference }) =>
    escapeMarkdown(`${reported} Our own: ${ours.join('; ')}. ${difference}`),
  );
  return [
    '## Findings',
    `**${escapeMarkdown(summary)}**`,
    ...(main.length === 0
      ? []
      : [
          main
            .map(({ sentence, holm }) => `- ${escapeMarkdown(holm === null ? sentence : `${sentence} ${holm}.`)}`)
            .join('\n'),
          contrastTable(contrasts, report),
        ]),
    ...(paper.length === 0 ? [] : ['### Beside the paper', paper.map((line) => `- ${line}`).join('\n')]),
  ];
}

function ownTable(report: EvaluationReport): readonly string[] {
  const own = ownAndControls(report);
  if (own === null) return [];
  return [
    '## Own profile against the controls',
    ownAndControlsNote,
    markdownTable({
      columns: ['method', ...own.columns],
      rows: own.rows.map(({ method, cells }) => [
        method,
        ...cells.map((contrast) => (contrast === null ? noData : shownFigure(contrast))),
      ]),
    }),
  ];
}

/** Those that chance would have to explain; the others are counted, for a table of hundreds is read by nobody. */
function exploratory(report: EvaluationReport): readonly string[] {
  const contrasts = report.contrasts.filter((contrast) => !contrast.main);
  if (contrasts.length === 0) return [];
  const apart = contrasts.filter((contrast) => ['above', 'below'].includes(contrastVerdict(contrast)));
  return [
    '## Exploratory contrasts',
    `${contrasts.length} contrasts, not fixed in advance and not corrected for their number: about ${chanceFinds(contrasts.length)} would be told apart by chance alone, and ${apart.length} ${apart.length === 1 ? 'is' : 'are'}. The others stand in report.html and report.json.`,
    ...(apart.length === 0 ? [] : [contrastTable(apart, report)]),
  ];
}

function contrastTable(contrasts: EvaluationReport['contrasts'], { unit }: EvaluationReport): string {
  return markdownTable({
    columns: ['contrast', 'measure', 'figure', unitsName(unit), 'p'],
    rows: contrasts.map((contrast) => [
      `${contrast.a} ${contrast.kind === 'win-rate' ? 'over' : 'minus'} ${contrast.b}`,
      contrast.measure,
      shownFigure(contrast),
      String(contrast.n),
      shownHolm(contrast) ?? shownProbability(contrast.p),
    ]),
  });
}

/** Measures down, methods across would be wider than any screen: methods down it is here too. */
function figures(report: EvaluationReport): string {
  const measures = orderedMeasures(report);
  return markdownTable({
    columns: ['method', ...measures.map((name) => (report.measures[name]?.masked ? `${name} (masked)` : name))],
    rows: orderedMethods(report).map((name) => [
      name,
      ...measures.map((measure) => {
        const figure = report.methods[name]?.measures[measure];
        if (figure === undefined) return noData;
        return figure.n === report.n || figure.n === 0
          ? shownFigure(figure)
          : `${shownFigure(figure)}, n = ${figure.n}`;
      }),
    ]),
  });
}

function curveTable(curve: EvaluationReport['curves'][number]): Table {
  return {
    name: curve.name,
    columns: [...curveColumns(curve)],
    rows: curveRows(curve).map((row) => [...row]),
    note: null,
  };
}

function tableOf({ name, columns, rows, note }: Table): string {
  const whole = columns.map((_, at) => isWholeColumn(rows.map((row) => row[at] ?? null)));
  const shown = rows.map((row) => columns.map((_, at) => shownCell(row[at] ?? null, whole[at] ?? false)));
  return [
    `## ${escapeMarkdown(name)}`,
    markdownTable({ columns, rows: shown }),
    ...(note === null ? [] : [escapeMarkdown(note)]),
  ].join('\n\n');
}

function examples({ examples: shown }: EvaluationReport): readonly string[] {
  if (shown.length === 0) return [];
  return [
    '## Examples',
    ...shown.flatMap(({ task, brief, statements, texts }) => [
      `### ${escapeMarkdown(task)}`,
      `Brief: ${escapeMarkdown(brief)}`,
      ...bullets('Told of the person', statements),
      ...texts.flatMap(({ method, text, measures }) => [
        `**${escapeMarkdown(method)}** ${escapeMarkdown(
          Object.entries(measures)
            .map(([name, value]) => `${name} ${shownCell(value, false)}`)
            .join(', '),
        )}`,
        fencedText(text),
      ]),
    ]),
  ];
}

function missing({ failures, notRun }: EvaluationReport): string {
  const failed = Object.entries(failures).map(
    ([outcome, count]) => `${outcome}: ${count} ${count === 1 ? 'text' : 'texts'}`,
  );
  const left = notRun.map(({ name, reason }) => `${name}: ${reason}`);
  const lines = [...failed, ...left];
  return lines.length === 0
    ? 'Nothing failed, and everything was run.'
    : lines.map((line) => `- ${escapeMarkdown(line)}`).join('\n');
}

function bullets(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`**${title}**`, lines.map((line) => `- ${escapeMarkdown(line)}`).join('\n')];
}
