import { describe, expect, test } from 'vitest';
import { figure, sampleReport } from '../../../test/support/sample-report.ts';
import { evaluationComparisonSchema } from '../../contracts/evaluation-comparison.ts';
import type { EvaluationReport, UnitValues } from '../../contracts/evaluation-report.ts';
import { compareReports } from './compare-reports.ts';

const report = sampleReport();
const ids = Array.from({ length: 12 }, (_, at) => `p${at}`);

/** A run whose people have these values of `hyperalign` by `similarity-masked`; the mean is theirs. */
function runWith(values: readonly number[], units: Partial<UnitValues> = {}): EvaluationReport {
  const own = report.methods['hyperalign'];
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    ...report,
    methods: {
      ...report.methods,
      hyperalign: { summary: '', kind: 'method', ...own, measures: { 'similarity-masked': figure(mean) } },
    },
    units: { ids, methods: { hyperalign: { 'similarity-masked': [...values] } }, wins: [], ...units },
  };
}

function changeOf(before: EvaluationReport, after: EvaluationReport) {
  return compareReports(before, after).figures.find(
    ({ method, measure }) => method === 'hyperalign' && measure === 'similarity-masked',
  );
}

/** People differ by far more than the runs do. */
const people = ids.map((_, at) => at / 4);

describe('two runs of the same people', () => {
  test('are compared by person, so that a small change is found among large differences', () => {
    const change = changeOf(runWith(people), runWith(people.map((value, at) => value + 0.1 + (at % 3) / 100)));

    expect(change).toMatchObject({ interval: 'paired', pairs: 12, verdict: 'higher' });
    expect(change?.difference).toBeCloseTo(0.11);
    expect(change?.p).toBeCloseTo(2 / 2 ** 12);
    expect(change?.sentence).toMatch(
      /^similarity-masked of hyperalign is higher than before \(1\.38 before, 1\.49 after; \+\.11 \[\.10, \.12\], 12 pairs\)\.$/,
    );
  });

  test('that gave the same say so, with no interval of a spread that is not there', () => {
    expect(changeOf(runWith(people), runWith(people))).toMatchObject({
      ...{ difference: 0, low: null, interval: 'none', verdict: 'same' },
      sentence: 'similarity-masked of hyperalign is the same for all 12 (1.38 before, 1.38 after).',
    });
  });

  test('that all changed alike are told apart by the exact test, for there is no interval', () => {
    const before = ids.map(() => 0.5);
    const half = (values: readonly number[]) => values.map((value) => value + 0.5);
    const few = (values: readonly number[]) => runWith(values.slice(0, 4), { ids: ids.slice(0, 4) });

    // 2 / 2^12 and 2 / 2^4.
    expect(changeOf(runWith(before), runWith(half(before)))).toMatchObject({
      ...{ low: null, interval: 'none', verdict: 'higher' },
      sentence:
        'similarity-masked of hyperalign is higher than before for all 12, without spread (.50 before, 1.00 after; +.50, p < .001).',
    });
    expect(changeOf(few(half(before)), few(before))).toMatchObject({
      verdict: 'open',
      sentence:
        'No change found in similarity-masked of hyperalign: all 4 alike, no interval (1.00 before, .50 after; −.50, p = .125).',
    });
  });

  test('are compared by those whom both have, and the caution says so', () => {
    const others = ids.map((id, at) => (at < 5 ? `other-${id}` : id));
    const comparison = compareReports(runWith(people), runWith(people, { ids: others }));

    expect(comparison.pairs).toBe(7);
    expect(comparison.cautions).toContain('Only the 7 people that both runs have are compared, of 12 and 12.');
  });

  test('leave out pairs of which one has no value', () => {
    const holes = people.map((value, at) => (at === 3 ? null : value + (at % 2)));
    const after = runWith(people, { methods: { hyperalign: { 'similarity-masked': holes } } });

    expect(changeOf(runWith(people), after)?.pairs).toBe(11);
  });
});

describe('two runs of other people', () => {
  test('are compared by their intervals, as independent', () => {
    const before = { ...runWith(people), units: undefined };
    const shifted = { ...runWith(people.map((value) => value + 1)), units: undefined };
    const change = changeOf(without(before), without(shifted));

    expect(change).toMatchObject({ interval: 'independent', pairs: null, verdict: 'higher' });
    expect(change?.difference).toBeCloseTo(1);
    expect(change?.low).toBeCloseTo(1 - 0.1 * Math.SQRT2 * (2.0739 / 2.201), 3);
    expect(compareReports(without(before), without(shifted)).cautions[0]).toMatch(
      /^A run does not record people one by one, so the two are compared as independent runs/,
    );
    const strangers = runWith(people, { ids: ids.map((id) => `other-${id}`) });
    expect(compareReports(runWith(people), strangers).cautions[0]).toMatch(/^The runs share no people that both name/);
  });

  test('one without data give no difference, never 0', () => {
    const nobody = { mean: null, low: null, high: null, n: 0, texts: 0, unscored: 0, interval: 'none' } as const;
    const empty = runWith(people, { ids: [] });
    const after = {
      ...empty,
      methods: { hyperalign: { summary: '', kind: 'method' as const, measures: { 'similarity-masked': nobody } } },
    };

    expect(changeOf(runWith(people), after)).toMatchObject({
      ...{ difference: null, low: null, high: null, verdict: 'no-data' },
      sentence: 'similarity-masked of hyperalign: nothing to compare (1.38 before, no data after).',
    });
  });
});

describe('contrasts', () => {
  test('are compared by the share each person won, and main ones are corrected together', () => {
    const won = (values: readonly number[]) => [
      { a: 'hyperalign', b: 'hyperalign:placebo', measure: 'similarity-masked', values: [...values] },
    ];
    const before = runWith(people, { wins: won(ids.map((_, at) => (at % 2) / 2)) });
    const after = runWith(people, { wins: won(ids.map((_, at) => (at === 0 ? 1 : 0.5 + (at % 2) / 2))) });
    const [first, second] = compareReports(before, after).contrasts;

    expect(first).toMatchObject({ main: true, interval: 'paired', pairs: 12, verdict: 'higher' });
    expect(first?.difference).toBeCloseTo(6.5 / 12);
    expect(first?.pHolm).toBeCloseTo(2 * (first?.p ?? 0));
    expect(second).toMatchObject({ main: true, interval: 'independent', verdict: 'open' });
  });

  test('of means follow from the means of each person', () => {
    const own = ids.map((_, at) => at);
    const plain = (add: number) => ({ 'similarity-masked': ids.map((_, at) => at - add - (at % 2) / 10) });
    const run = (add: number) =>
      runWith(own, { methods: { hyperalign: { 'similarity-masked': own }, 'zero-shot': plain(add) } });
    const change = compareReports(run(1), run(1.5)).contrasts.find(({ kind }) => kind === 'difference');

    expect(change).toMatchObject({ main: false, pHolm: null, pairs: 12 });
    expect(change?.difference).toBeCloseTo(0.5);
  });
});

test('names every setting that differs, and methods of one run alone', () => {
  const { 'zero-shot': gone, ...methods } = report.methods;
  const { adapters: _, ...model } = report.run.model;
  const after: EvaluationReport = {
    ...{ ...report, seed: 8, methods: { ...methods, 'own-turns': { summary: '', kind: 'method', measures: {} } } },
    measures: { ...report.measures, 'similarity-masked': { summary: 'Another.', better: 'higher', masked: true } },
    run: { ...report.run, model, commit: null, prompts: {}, data: [{ name: 'mail.jsonl', sha256: 'cafe', rows: 1 }] },
  };
  const comparison = compareReports(report, after);

  expect(gone?.kind).toBe('method');
  expect(comparison.settings).toEqual([
    { name: 'seed', before: '7', after: '8' },
    { name: 'commit', before: 'c0ffee1234567890', after: 'unknown' },
    { name: 'sha256 of the adapters', before: 'fade, decade', after: 'none' },
    { name: 'prompt write-as@3', before: '0011223344556677', after: null },
    { name: 'data mail.jsonl', before: 'beef', after: 'cafe' },
    { name: 'meaning of similarity-masked', before: 'Nearness in standard deviations.', after: 'Another.' },
  ]);
  expect(comparison.methodsOnlyBefore).toEqual(['zero-shot']);
  expect(comparison.methodsOnlyAfter).toEqual(['own-turns']);
  expect(comparison.cautions.join(' ')).toMatch(/meaning changed.*similarity-masked.*other? ?data|different data/);
  expect(evaluationComparisonSchema.safeParse(comparison).error).toBeUndefined();
});

test('two experiments are not compared', () => {
  expect(() => compareReports(report, { ...report, experiment: 'planted' })).toThrow(
    'These are runs of two experiments, "authorship" and "planted". Give two runs of one.',
  );
});

function without({
  units,
  ...rest
}: Omit<EvaluationReport, 'units'> & { readonly units: undefined }): EvaluationReport {
  return units ?? rest;
}
