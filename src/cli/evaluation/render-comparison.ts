import type { EvaluationComparison } from '../../contracts/evaluation-comparison.ts';
import { countedUnits } from '../../evaluation/report/report-words.ts';
import { shownHolm } from '../../evaluation/report/shown-figure.ts';
import type { Style } from '../terminal.ts';
import { wrap } from '../wrap.ts';

/** What differs, then the main contrasts, then the other figures that chance would have to explain; what did not move is counted. */
export function renderComparison(
  comparison: EvaluationComparison,
  { style, width }: { readonly style: Style; readonly width: number },
): string {
  const { experiment, unit, before, after, pairs, settings, contrasts, figures, cautions } = comparison;
  const bullet = (text: string): string => wrap(text, width, '  ');
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', style.strong(title), ...lines];
  const main = contrasts.filter((contrast) => contrast.main);
  const others = [...contrasts.filter((contrast) => !contrast.main), ...figures];
  const moved = others.filter(({ verdict }) => verdict === 'higher' || verdict === 'lower');
  const count = (wanted: string): number => others.filter(({ verdict }) => verdict === wanted).length;
  return [
    style.strong(`${experiment}: before (${describe(before, unit)}) and after (${describe(after, unit)})`),
    pairs > 0 ? `Compared by pair: ${countedUnits(pairs, unit)} are in both runs.` : 'Compared as independent runs.',
    ...cautions.map((caution) => style.faint(bullet(caution))),
    ...section(
      'What the runs were made with',
      settings.length === 0
        ? ['  the same']
        : settings.map(({ name, before: was, after: is }) =>
            bullet(`${name}: ${was ?? 'not there'} → ${is ?? 'not there'}`),
          ),
    ),
    ...section('Methods in one run only', [
      ...comparison.methodsOnlyBefore.map((name) => `  ${name}: before only`),
      ...comparison.methodsOnlyAfter.map((name) => `  ${name}: after only`),
    ]),
    ...section(
      'Main contrasts',
      main.map((contrast) => bullet(`${contrast.sentence} ${shownHolm(contrast) ?? ''}.`)),
    ),
    ...section(
      'Other figures that changed',
      moved.map(({ sentence }) => bullet(sentence)),
    ),
    '',
    `${others.length} other figures: ${moved.length} changed, ${count('open')} with no change found, ${count('same')} the same, ${count('no-data')} without data. All stand in --json.`,
  ].join('\n');
}

function describe({ n, model, commit }: EvaluationComparison['before'], unit: EvaluationComparison['unit']): string {
  return `${countedUnits(n, unit)}, ${model}, ${commit === null ? 'commit unknown' : commit.slice(0, 10)}`;
}
