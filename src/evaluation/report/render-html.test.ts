import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allElements, type HtmlElement, readHtml, textOf } from '../../../test/support/read-html.ts';
import { figure, sampleReport } from '../../../test/support/sample-report.ts';
import { content } from '../../core/stylometry/plot/svg.ts';
import { renderHtml } from './render-html.ts';

const page = readHtml(renderHtml(sampleReport()));
const named = (name: string, within: HtmlElement = page) => allElements(within).filter((one) => one.name === name);
const section = (id: string): HtmlElement => {
  const found = allElements(page).find(({ attributes }) => attributes['id'] === id);
  if (found === undefined) throw new Error(`There is no section ${id}.`);
  return found;
};

describe('the page', () => {
  test('has its sections in the order a reader needs them, each linked', () => {
    const ids = named('section', named('main')[0]).map(({ attributes }) => attributes['id']);

    expect(ids).toEqual([
      ...[
        'findings',
        'own',
        'figures',
        'curves',
        'tables',
        'exploratory',
        'examples',
        'methods',
        'measures',
        'missing',
        'run',
      ],
    ]);
    expect(named('a').map(({ attributes }) => attributes['href'])).toEqual(ids.map((id) => `#${id}`));
    expect(new Set(allElements(page).flatMap(({ attributes }) => attributes['id'] ?? [])).size).toBe(
      allElements(page).filter(({ attributes }) => attributes['id'] !== undefined).length,
    );
  });

  test('asks for nothing outside itself', () => {
    const html = renderHtml(sampleReport());
    const reaching = ['src', 'srcset', 'href', 'data', 'action', 'poster', 'xlink:href'];

    expect(html).not.toMatch(/https?:|\/\/[a-z]|@import|url\(/i);
    expect(['link', 'img', 'iframe', 'object', 'embed', 'form', 'base'].flatMap((name) => named(name))).toEqual([]);
    const values = allElements(page).flatMap(({ attributes }) => reaching.flatMap((name) => attributes[name] ?? []));
    expect(values.filter((value) => !/^#[a-z]+$/.test(value))).toEqual([]);
  });

  test('puts the main contrasts first, each with its probability after Holm, and the summary by rule before them', () => {
    const said = textOf(section('findings'));

    expect(said).toContain(
      "2 contrasts were fixed in advance: 1 above, 1 with no difference found. After Holm's correction 1 stays under p = .05.",
    );
    expect(said).toContain('One is above the other. Holm p = .004.');
    expect(said).toContain('hyperalign over zero-shot');
  });

  test('draws every contrast as an interval with the line of no difference, and says in words what it shows', () => {
    const drawn = named('svg', section('findings')).filter(({ attributes }) => attributes['role'] === 'img');

    expect(drawn.map(({ attributes }) => attributes['aria-label'])).toEqual([
      'hyperalign over hyperalign:placebo: .74, interval .61 to .87, no difference at .50',
      'hyperalign over zero-shot: .55, interval .40 to .70, no difference at .50',
    ]);
    for (const picture of drawn) {
      const [none] = allElements(picture).filter(({ attributes }) => attributes['class'] === 'null');
      expect(none?.attributes['x1']).toBe('120');
    }
  });

  test('shows the end of an interval outside the scale as an arrow', () => {
    const picture = named('svg', section('exploratory')).find(({ attributes }) =>
      attributes['aria-label']?.startsWith('real-text over hyperalign'),
    );

    expect(picture && named('path', picture).length).toBe(1);
  });

  test('prints means with intervals, n where it differs, and "no data" where there is none', () => {
    const rows = named('tr', section('figures')).map((row) => row.children.map((cell) => textOf(cell as HtmlElement)));

    expect(rows).toEqual([
      ['method', 'similarity-masked ◐↑ higher is better', 'judge-wins↑ higher is better', 'texts'],
      ['hyperalign', '.61 [.51, .71]', 'no data', '24'],
      ['hyperalign:placebo', '.20 [.10, .30]', 'no data', '24'],
      ['zero-shot', '−.40 [−.50, −.30]', 'no data', '24'],
      ['real-text', '.90 [.80, 1.00] n = 11', 'no data', '22'],
    ]);
    expect(textOf(section('tables'))).toContain('no data');
    expect(textOf(section('curves'))).toContain('nobody (no data)');
  });

  test('E17: gives the figure of the paper only as reported by the paper, with one of its own beside it', () => {
    expect(textOf(section('findings'))).toContain(
      'Win rates above 90 % over the plain model, by a judging model: reported by the paper. Our own: hyperalign over zero-shot wins .55 [.40, .70] (similarity-masked, n = 12).',
    );
    const without = { ...sampleReport(), contrasts: [] };
    expect(renderHtml(without)).not.toMatch(/90 %|paper/);
  });

  test('tells what failed, what was not run, and how to make the run again', () => {
    expect(textOf(section('missing'))).toContain('lora-adapters: rival not run: no adapters were given.');
    expect(textOf(section('missing'))).toContain('model_failed3');
    const record = textOf(section('run'));
    for (const part of [
      ...['hyperalign evaluate authorship --seed 7', 'c0ffee1234567890', 'changes that no commit holds'],
      ...['node: 24.0.0', 'local:small', 'sha256: feed', 'write-as@3: 0011223344556677'],
      ...['mail.jsonl: 120 rows, sha256 beef', 'local:judge', '48 made, 2 kept', '52,000 read', 'Costunknown'],
      ...['75.0 s', '2026-01-02T03:04:05.000Z', 'Seed7', 'hyperalign: version 1'],
    ])
      expect(record).toContain(part);
  });

  test('shows examples side by side with what the model was told', () => {
    const said = textOf(section('examples'));

    expect(said).toContain('What the model was told of the personBegins with "Hey".');
    expect(named('article', section('examples')).length).toBe(3);
  });

  test('has headers with a scope in every table, headings in order, and a name for every picture', () => {
    for (const table of named('table')) expect(named('caption', table)).toHaveLength(1);
    expect(named('th').filter(({ attributes }) => !/^(col|row)$/.test(attributes['scope'] ?? ''))).toEqual([]);
    const levels = allElements(page).flatMap(({ name }) => (/^h[1-6]$/.test(name) ? [Number(name[1])] : []));
    expect(levels.filter((level, at) => at > 0 && level > (levels[at - 1] ?? 0) + 1)).toEqual([]);
    const silent = named('svg').filter(
      ({ attributes }) => attributes['aria-hidden'] !== 'true' && (attributes['aria-label'] ?? '') === '',
    );
    expect(silent).toEqual([]);
  });

  test('is the same bytes for the same report', () => {
    expect(renderHtml(sampleReport())).toBe(renderHtml(sampleReport()));
  });

  test('stands with nothing but the run: no methods, contrasts or examples', () => {
    const empty = { ...sampleReport(), methods: {}, contrasts: [], curves: [], tables: [], examples: [], n: 0 };
    const said = textOf(readHtml(renderHtml(empty)));

    expect(said).toContain('No contrast that was fixed in advance could be made');
    expect(said).not.toMatch(/NaN|undefined|Infinity/);
  });
});

const hostile = fc.oneof(
  fc.constantFrom(
    '</style><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '<!-- -->',
    '&lt;b&gt; & &nbsp;',
    '</td></tr></table>',
    'javascript:alert(1)',
    '__proto__',
    'constructor',
    '$&$1`',
    '\u0000\u0008\ud800 \u202e',
    ']]></svg>',
    'https://example.com/track.png',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

test('whatever text a report holds, the page has the same elements and attributes, and shows the text', () => {
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1, maxLength: 8 }), (strings) => {
      const said = new Map<string, string>();
      const read = readHtml(renderHtml(sampleReport(saying(said, strings))));

      expect(namesOf(read)).toEqual(namesOf(readHtml(renderHtml(sampleReport(saying(new Map(), ['plain']))))));
      const visible = textOf(read);
      for (const text of ['Hey Rowan, the gate is mended.', 'Begins with "Hey".', 'The task alone.'])
        expect(content(visible)).toContain(content(said.get(text) ?? ''));
    }),
    { numRuns: 60, seed: 11 },
  );
});

/** Every text becomes one of the strings with a number, so that names stay apart; the same text is said in the same way. */
function saying(said: Map<string, string>, strings: readonly string[]): (text: string) => string {
  return (text) => {
    const known = said.get(text) ?? `${strings[said.size % strings.length] ?? ''}${said.size}`;
    said.set(text, known);
    return known;
  };
}

/** Elements that hold markup of the report alone: breaks in names are left out, for they follow the text. */
function namesOf(element: HtmlElement): unknown {
  return allElements(element)
    .filter(({ name }) => name !== 'wbr')
    .map(({ name, attributes }) => [name, ...Object.keys(attributes)].join(' '))
    .toSorted();
}

test('a curve of values far from 0 does not waste its height on what was not measured', () => {
  const report = sampleReport();
  const points = [1, 2].map((x) => ({ x, ...figure(100 + x / 10) }));
  const far = { ...report, curves: [{ name: 'far', x: 'x', y: 'y', lines: [{ name: 'one', points }] }] };
  const [curve] = named('svg', readHtml(renderHtml(far))).filter(({ attributes }) => attributes['class'] === 'curve');

  expect(textOf(curve ?? page)).not.toMatch(/(^|[^\d.])0(?![\d.])/);
});

test('what the axis does not move is one level line with one row, apart from the marks', () => {
  const report = sampleReport();
  const points = [1, 2, 4].map((x) => ({ x, ...figure(0.3) }));
  const lines = [
    { name: 'own', points: [1, 2, 4].map((x) => ({ x, ...figure(x / 10) })) },
    { name: 'own:placebo', points },
    { name: 'real-text', points, level: true },
  ];
  const page0 = readHtml(renderHtml({ ...report, curves: [{ name: 'c', x: 'samples', y: 'y', lines }] }));
  const [plot] = named('svg', page0).filter(({ attributes }) => attributes['class'] === 'curve');
  const drawn = named('g', plot).map((group) => [
    group.attributes['class'],
    ...['path', 'circle', 'line'].map((name) => named(name, group).length),
  ]);

  expect(drawn).toEqual([
    ['level-0 solid', 1, 0, 1],
    ['line-0 solid', 1, 3, 3],
    ['line-0 dashed', 1, 3, 3],
  ]);
  const ranges = named('line', plot).filter(({ attributes }) => attributes['class'] === 'range');
  const [level = 0, ...others] = ranges.map(({ attributes }) => Number(attributes['x1']));
  expect(level).toBeGreaterThan(Math.max(...others) + 4);
  const rows = named('tr', page0).map((row) => textOf(row));
  expect(rows.filter((row) => row.startsWith('real-text'))).toContain('real-textany.30[.20, .40]12');
  expect(rows.filter((row) => row.startsWith('own:placebo'))).toHaveLength(3);
});
