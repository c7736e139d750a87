import { expect, test } from 'vitest';
import { createRandom } from '../numerics/index.ts';
import { hypothesisOf, predicateOf } from './hypothesis-fixture.ts';
import { mergeHypotheses } from './merge-hypotheses.ts';

const at = (sampleId: string, start = 0) => ({ sampleId, start, end: start + 10 });
const ids = (hypotheses: ReturnType<typeof mergeHypotheses>) => hypotheses.map(({ id }) => id);

test('two counts of one feature and direction are one; measured wins, evidence is united', () => {
  const counted = hypothesisOf('h_b', {
    origin: 'measured',
    predicate: predicateOf('semicolons'),
    evidence: [at('s_1')],
  });
  const told = hypothesisOf('h_a', {
    statement: 'Joins thoughts with semicolons.',
    evidence: [at('s_1', 5), at('s_2')],
  });

  expect(mergeHypotheses([told, counted])).toEqual([{ ...counted, evidence: [at('s_1'), at('s_2')] }]);
});

test('the same statement in other words is one', () => {
  const merged = mergeHypotheses([
    hypothesisOf('h_1', { statement: 'Opens e-mails without a greeting.' }),
    hypothesisOf('h_2', { statement: 'Starts messages with no salutation.' }),
  ]);

  expect(ids(merged)).toEqual(['h_1']);
});

test.each([
  {
    name: 'opposite directions of one count',
    one: { origin: 'measured', predicate: predicateOf('semicolons', 'more') },
    other: { origin: 'measured', predicate: predicateOf('semicolons', 'less') },
  },
  {
    name: 'opposite statements',
    one: { statement: 'Writes short sentences.' },
    other: { statement: 'Writes long sentences.' },
  },
  {
    name: 'a count and a statement against it',
    one: { origin: 'measured', predicate: predicateOf('semicolons', 'more') },
    other: { statement: 'Avoids semicolons.' },
  },
  {
    name: 'different registers',
    one: { statement: 'Teases the reader.' },
    other: { statement: 'Teases the reader.', registers: ['post'] },
  },
] as const)('H16: keeps $name apart', ({ one, other }) => {
  const pair = [hypothesisOf('h_1', one as object), hypothesisOf('h_2', other as object)];

  expect(mergeHypotheses(pair)).toHaveLength(2);
});

test('a statement for all registers takes in one of a single register', () => {
  const pair = [
    hypothesisOf('h_1', { statement: 'Teases the reader.', registers: ['*'] }),
    hypothesisOf('h_2', { statement: 'Teases the reader.' }),
  ];

  expect(ids(mergeHypotheses(pair))).toEqual(['h_1']);
});

test('H2: the order of the input does not matter', () => {
  const list = [
    'Opens with a joke.',
    'Starts with jokes.',
    'Ends with a question.',
    'Closes by asking a question.',
    'Uses dashes.',
    'Is blunt.',
  ].map((statement, at) => hypothesisOf(`h_${at}`, { statement }));

  expect(mergeHypotheses(createRandom(3).shuffle(list))).toEqual(mergeHypotheses(list));
  expect(mergeHypotheses(list)).toHaveLength(4);
});
