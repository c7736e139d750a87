import { expect, test } from 'vitest';
import { figure, sampleReport } from '../../../test/support/sample-report.ts';
import { measureGroups } from './measure-groups.ts';

/** A report of one method by these measures; those of the name `…-masked` hide content words. */
function measuredBy(names: readonly string[]) {
  const report = sampleReport();
  return {
    ...report,
    contrasts: [],
    methods: {
      'zero-shot': {
        ...{ summary: 'The task alone.', kind: 'method' as const },
        measures: Object.fromEntries(names.map((name) => [name, figure(0.5)])),
      },
    },
    measures: Object.fromEntries(
      names.map((name) => [name, { summary: name, better: 'higher', masked: name.endsWith('-masked') }]),
    ),
  };
}

test('few measures are one table without a title', () => {
  expect(measureGroups(measuredBy(['kept', 'near-masked', 'near']))).toEqual([
    { title: null, measures: ['kept', 'near-masked', 'near'] },
  ]);
  expect(measureGroups(measuredBy([]))).toEqual([]);
});

test('many are told apart by what they see, and each stands in one table that a page holds', () => {
  const others = Array.from({ length: 17 }, (_, at) => `count-${at}`);
  const names = ['near', 'near-masked', 'named', 'named-masked', ...others];

  const groups = measureGroups(measuredBy(names));

  expect(groups.map(({ title, measures }) => [title, measures.length])).toEqual([
    ['Content words hidden', 2],
    ['The same with content words', 2],
    ['Other measures', 6],
    ['Other measures, continued', 6],
    ['Other measures, continued', 5],
  ]);
  expect(groups.flatMap(({ measures }) => measures).toSorted()).toEqual(names.toSorted());
});

test('without masked measures they are measures, not others', () => {
  const groups = measureGroups(measuredBy(Array.from({ length: 9 }, (_, at) => `count-${at}`)));

  expect(groups.map(({ title, measures }) => [title, measures.length])).toEqual([
    ['Measures', 5],
    ['Measures, continued', 4],
  ]);
});
