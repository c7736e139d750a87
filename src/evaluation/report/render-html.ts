import { createHash } from 'node:crypto';
import type { EvaluationReport } from '../../contracts/evaluation-report.ts';
import { examplesSection } from './examples-section.ts';
import { exploratorySection, findingsSection } from './findings-section.ts';
import { type Child, element, Markup } from './markup.ts';
import { curvesSection, figuresSection, ownSection, tablesSection } from './measured-sections.ts';
import { measuresSection, methodsSection, missingSection, runSection } from './record-sections.ts';
import { countedUnits } from './report-words.ts';
import { list, renderSection } from './section.ts';
import { noData } from './shown-figure.ts';
import { reportStyles } from './styles.ts';
import { tableScript } from './table-script.ts';

/** Nothing is fetched and no code runs but the report's own, whatever stands in it. */
const policy = [
  "default-src 'none'",
  `style-src ${hashOf(reportStyles)}`,
  `script-src ${hashOf(tableScript)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function hashOf(code: string): string {
  return `'sha256-${createHash('sha256').update(code).digest('base64')}'`;
}

/**
 * One file that needs nothing else: what may be said, the figures and plots behind it, examples, what every method and measure is, what failed, and
 * how to make it again. Equal reports give equal bytes.
 */
export function renderHtml(report: EvaluationReport): string {
  const sections = [
    findingsSection(report),
    ownSection(report),
    figuresSection(report),
    curvesSection(report),
    tablesSection(report),
    exploratorySection(report),
    examplesSection(report),
    methodsSection(report),
    measuresSection(report),
    missingSection(report),
    runSection(report),
  ].filter(({ body }) => body.length > 0);
  const page = element(
    'html',
    { lang: 'en' },
    element(
      'head',
      {},
      element('meta', { charset: 'utf-8' }),
      element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
      element('meta', { name: 'color-scheme', content: 'light dark' }),
      element('title', {}, `${report.experiment}: evaluation report`),
      Markup.ownCode('style', reportStyles),
    ),
    element(
      'body',
      {},
      element(
        'header',
        {},
        element('h1', {}, `Evaluation: ${report.experiment}`),
        element('p', { class: 'lead' }, report.summary),
        facts(report),
        cautions(report),
        element(
          'nav',
          { 'aria-label': 'Sections' },
          list(sections.map(({ id, title }) => element('a', { href: `#${id}` }, title))),
        ),
      ),
      element('main', {}, sections.map(renderSection)),
      element(
        'footer',
        {},
        'Sentences are made by rule from the numbers: nothing is claimed whose interval holds the value of no difference; where everybody is alike there is no interval, and the exact test decides. The same numbers stand in report.json.',
      ),
      Markup.ownCode('script', tableScript),
    ),
  );
  return `<!doctype html>\n${page.html}\n`;
}

function facts({ n, unit, seed, run, methods }: EvaluationReport): Markup {
  const fact = (name: string, value: string): Child => [`${name} `, element('strong', {}, value)];
  return list(
    [
      fact('n', n === 0 ? noData : countedUnits(n, unit)),
      fact('arms', String(Object.keys(methods).length)),
      fact('model', run.model.id),
      fact('judge', run.judge ?? 'none'),
      fact('seed', String(seed)),
      fact('begun', run.startedAt.slice(0, 10)),
      fact(
        'commit',
        run.commit === null ? 'unknown' : `${run.commit.slice(0, 10)}${run.dirty === true ? ' + changes' : ''}`,
      ),
    ],
    { class: 'facts' },
  );
}

function cautions({ cautions: warned }: EvaluationReport): Child {
  if (warned.length === 0) return null;
  return element(
    'section',
    { class: 'cautions', 'aria-labelledby': 'cautions-title' },
    element('h2', { id: 'cautions-title' }, 'Before the numbers'),
    list(warned),
  );
}
