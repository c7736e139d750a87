import { describe, expect, test } from 'vitest';
import { sampleReport } from '../../test/support/sample-report.ts';
import { evaluationReportSchema } from './evaluation-report.ts';

test('a whole report keeps the contract', () => {
  expect(evaluationReportSchema.safeParse(sampleReport()).error).toBeUndefined();
});

const figure = ['methods', 'hyperalign', 'measures', 'similarity-masked'];

describe('E15: a report is refused without', () => {
  test.each([
    ['n', ['n']],
    ['n of a figure', [...figure, 'n']],
    ['texts of a figure', [...figure, 'texts']],
    ['the interval of a figure', [...figure, 'low']],
    ['the kind of the interval', [...figure, 'interval']],
    ['n of a contrast', ['contrasts', '0', 'n']],
    ['the interval of a contrast', ['contrasts', '0', 'high']],
    ['the test of a contrast', ['contrasts', '0', 'p']],
    ['the probability after Holm', ['contrasts', '0', 'pHolm']],
    ['what would have been detectable', ['contrasts', '0', 'detectable']],
    ['n of a point of a curve', ['curves', '0', 'lines', '0', 'points', '0', 'n']],
    ['the seed', ['seed']],
    ['the seed of the run', ['run', 'seed']],
    ['the commit', ['run', 'commit']],
    ['whether there were changes', ['run', 'dirty']],
    ['versions', ['run', 'versions']],
    ['prompts', ['run', 'prompts']],
    ['the model', ['run', 'model']],
    ['the parameters of the model', ['run', 'model', 'parameters']],
    ['the hash of the weights', ['run', 'model', 'sha256']],
    ['the judge', ['run', 'judge']],
    ['the data', ['run', 'data']],
    ['the hash of the data', ['run', 'data', '0', 'sha256']],
    ['features', ['run', 'features']],
    ['tokens', ['run', 'inputTokens']],
    ['the cost', ['run', 'cost']],
    ['calls that were kept', ['run', 'cachedCalls']],
    ['the time it took', ['run', 'wallSeconds']],
    ['the command', ['run', 'command']],
    ['what was not run', ['notRun']],
    ['failures', ['failures']],
    ['cautions', ['cautions']],
  ] as const)('%s', (_, path) => {
    const { error } = evaluationReportSchema.safeParse(without(sampleReport(), path));

    expect(error?.issues.map((issue) => issue.path.join('.'))).toEqual([path.join('.')]);
  });
});

test('a field nobody knows is refused: a sample could hide in it', () => {
  const { error } = evaluationReportSchema.safeParse({ ...sampleReport(), samples: ['Hey'] });

  expect(error?.issues).toHaveLength(1);
});

describe('E3: recall is refused without precision', () => {
  const report = sampleReport();
  const table = { name: 'Planted', note: null, rows: [] };
  const curve = { name: 'Doses', x: 'dose', lines: [] };
  const [one] = Object.values(report.methods);

  test.each([
    ['in a table', { tables: [{ ...table, columns: ['dose', 'recall'] }] }, 'The table "Planted"'],
    ['as a rate of hypotheses found', { tables: [{ ...table, columns: ['dose', 'HDR'] }] }, 'The table "Planted"'],
    ['in a curve', { curves: [{ ...curve, y: 'recall' }] }, 'A curve'],
    [
      'among measures',
      { methods: { counted: { ...one, measures: { recall: one?.measures['similarity-masked'] } } } },
      'The method counted',
    ],
  ])('%s', (_, part, where) => {
    const { error } = evaluationReportSchema.safeParse({ ...report, ...part });

    expect(error?.issues.map(({ message }) => message)).toEqual([`${where} states recall without precision`]);
  });

  test('and taken with it', () => {
    const told = { ...table, columns: ['dose', 'recall', 'precision'] };
    const curves = [
      { ...curve, y: 'recall' },
      { ...curve, y: 'precision' },
    ];

    expect(evaluationReportSchema.safeParse({ ...report, tables: [told], curves }).error).toBeUndefined();
  });
});

/** A copy in which the last name of the path is not there. */
function without(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return value;
  if (Array.isArray(value)) return value.map((item, at) => (String(at) === name ? without(item, rest) : item));
  return Object.fromEntries(
    Object.entries(Object(value)).flatMap(([key, item]) => {
      if (key !== name) return [[key, item]];
      return rest.length === 0 ? [] : [[key, without(item, rest)]];
    }),
  );
}
