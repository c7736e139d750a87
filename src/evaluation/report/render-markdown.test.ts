import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleReport } from '../../../test/support/sample-report.ts';
import { escapeMarkdown, fencedText } from './escape-markdown.ts';
import { renderMarkdown } from './render-markdown.ts';

const written = renderMarkdown(sampleReport());

describe('the Markdown report', () => {
  test('has the same sections as the page', () => {
    expect(written.match(/^##? .*$/gm)).toEqual([
      ...['# Evaluation: authorship', '## Findings', '## Own profile against the controls'],
      ...['## Methods by measures', '## Samples and likeness', '## Placed'],
      ...['## Exploratory contrasts', '## Examples', '## Methods', '## Measures'],
      ...['## What failed, and what was not run', '## Run record'],
    ]);
  });

  test('states the main contrasts with Holm, and figures with intervals and n where it differs', () => {
    expect(written).toContain('- One is above the other. Holm p = .004.');
    expect(written).toContain(
      '| hyperalign over hyperalign:placebo | similarity-masked | .74 \\[.61, .87\\] | 12 | Holm p = .004 |',
    );
    expect(written).toContain('| real-text | .90 \\[.80, 1.00\\], n = 11 | no data |');
  });

  test('puts own profiles against the controls that were run, before all measures', () => {
    expect(written).toContain(
      [
        '| method | own over another’s | own over zero-shot | real text over own |',
        '| --- | --- | --- | --- |',
        '| hyperalign | .74 \\[.61, .87\\] | .55 \\[.40, .70\\] | .97 \\[.90, 1.04\\] |',
      ].join('\n'),
    );
  });

  test('lists exploratory contrasts that are told apart and counts the others', () => {
    expect(written).toContain('3 contrasts, not fixed in advance');
    expect(written).toContain('| hyperalign minus zero-shot | similarity-masked | −.30 \\[−.50, −.10\\] | 12 | .010 |');
    expect(written).not.toContain('| hyperalign over zero-shot | judge-wins |');
  });

  test('E17: gives the figure of the paper only as reported by the paper, beside its own', () => {
    const lines = written.split('\n').filter((line) => line.includes('90 %'));

    expect(lines).toEqual([
      expect.stringMatching(/reported by the paper\. Our own: hyperalign over zero-shot wins \.55/),
    ]);
  });

  test('has tables of even width', () => {
    for (const block of written.split('\n\n').filter((one) => one.startsWith('| '))) {
      const widths = block
        .trim()
        .split('\n')
        .map((line) => [...line.matchAll(/(?<!\\)\|/g)].length);
      expect(new Set(widths).size).toBe(1);
    }
  });
});

describe('text in Markdown', () => {
  test.each([
    ['a|b', 'a\\|b'],
    ['# no heading', '\\# no heading'],
    ['- no list', '\\- no list'],
    ['1. no list', '1\\. no list'],
    ['2.94', '2.94'],
    ['<b>&amp;', '\\<b\\>\\&amp;'],
    ['![x](y)', '\\!\\[x\\](y)'],
    ['two\nlines\u0000', 'two lines '],
    ['https://example.com www.example.com', 'https:\\//example.com www\\.example.com'],
  ])('%j is itself', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  test('never begins a line or a cell of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const escaped = escapeMarkdown(text);

        expect(escaped).not.toContain('\n');
        expect(escaped.replace(/\\[^a-zA-Z0-9\s]/g, '')).not.toMatch(/[|<>`*_[\]{}~!&\\]/);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  test('cannot leave its fence', () => {
    expect(fencedText('a\n````\nb')).toBe('`````text\na\n````\nb\n`````');
  });
});
