import type { EvaluationReport, Example } from '../../contracts/evaluation-report.ts';
import { armLabel } from './arm-label.ts';
import { element, type Markup } from './markup.ts';
import { folded, list, paragraph, type Section } from './section.ts';
import { shownCell } from './shown-figure.ts';

/** What methods wrote for the same task, side by side, with what the model was told of the person. */
export function examplesSection({ examples }: EvaluationReport): Section {
  return {
    id: 'examples',
    title: 'Examples',
    body:
      examples.length === 0
        ? []
        : [
            paragraph(
              'Drawn by the seed, not chosen. Names are other names, personal data are masked, and a text that repeats a sample is left out: no text of a person stands here, and so no quoted evidence either.',
            ),
            ...examples.map((example, at) =>
              at === 0 ? exampleOf(example) : folded(example.task, exampleOf(example)),
            ),
          ],
  };
}

function exampleOf({ task, brief, statements, texts }: Example): Markup {
  return element(
    'article',
    {},
    element('h3', {}, task),
    element('p', {}, element('strong', {}, 'Brief: '), element('span', { dir: 'auto' }, brief)),
    element(
      'div',
      { class: 'told' },
      element('h4', {}, 'What the model was told of the person'),
      statements.length === 0
        ? paragraph('No statements: no method shown here uses any, or nothing was learned.')
        : list(statements),
    ),
    element(
      'div',
      { class: 'texts' },
      texts.map(({ method, text, measures }) =>
        element(
          'article',
          {},
          element('h4', {}, armLabel(method)),
          element('div', { class: 'text', dir: 'auto' }, text),
          element(
            'dl',
            {},
            Object.entries(measures).map(([name, value]) => [
              element('dt', {}, name),
              element('dd', {}, shownCell(value, false)),
            ]),
          ),
        ),
      ),
    ),
  );
}
