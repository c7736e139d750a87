import { describe, expect, test } from 'vitest';
import type { DatasetRow } from '../../ports/dataset-files.ts';
import { readJudgedResponses, readJudgeMatrix } from '../datasets/formats/alpacaeval.ts';
import { readHiddenContext } from '../datasets/formats/hidden-context.ts';
import { readPopquorn } from '../datasets/formats/popquorn.ts';
import { alpacaevalSet, judgeAgreements } from './alpacaeval-set.ts';
import { hiddenContextSet } from './hidden-context-set.ts';
import { popquornSet } from './popquorn-set.ts';

function rowsOf(file: string, ...values: readonly Readonly<Record<string, unknown>>[]): readonly DatasetRow[] {
  return values.map((one, at) => ({ place: `${file} line ${at + 1}`, values: one }));
}

const comments = rowsOf(
  'items.jsonl',
  { item: 0, text: 'The ferry leaves at noon.' },
  { item: 1, text: 'Only a fool takes the ferry!' },
  { item: 2, text: 'Bring a coat, it is windy on deck.' },
);

describe('PopQuorn', () => {
  test('makes a choice of two comments that one annotator rated unequally, and knows what others said', () => {
    const ratings = rowsOf(
      'ratings.jsonl',
      { user: 7, item: 0, rating: 1 },
      { user: 7, item: 1, rating: 4 },
      { user: 7, item: 2, rating: 1 },
      { user: 8, item: 1, rating: 2 },
    );

    const { items, people } = popquornSet(readPopquorn({ ratings, items: comments }));

    expect(items.map(({ group }) => group)).toEqual(['0', '1', '2']);
    expect(people.map(({ id, choices }) => ({ id, choices }))).toEqual([
      {
        id: '7',
        choices: [
          { chosen: 1, rejected: 0 },
          { chosen: 1, rejected: 2 },
        ],
      },
      { id: '8', choices: [] },
    ]);
    expect([0, 1, 2].map((item) => people[0]?.othersOf(item))).toEqual([null, 2, null]);
    expect([0, 1].map((item) => people[1]?.othersOf(item))).toEqual([1, 4]);
  });

  test.each([
    {
      row: { user: 7, item: 0, rating: 6 },
      says: /ratings.jsonl line 1: "rating" is 6, not a whole number from 1 to 5/,
    },
    { row: { user: 7, item: 0 }, says: /"rating" is missing/ },
    { row: { user: 7, item: 9, rating: 2 }, says: /"item" is 9, which the file of items does not hold/ },
    { row: { item: 0, rating: 2 }, says: /"user" is missing/ },
  ])('refuses $row', ({ row, says }) => {
    expect(() => readPopquorn({ ratings: rowsOf('ratings.jsonl', row), items: comments })).toThrow(says);
  });

  test('refuses a second rating of one comment by one annotator, and a second comment of one number', () => {
    const twice = rowsOf('ratings.jsonl', { user: 7, item: 0, rating: 1 }, { user: 7, item: 0, rating: 3 });

    expect(() => readPopquorn({ ratings: twice, items: comments })).toThrow(
      /line 2: "item" is 0, which user 7 has rated/,
    );
    expect(() => readPopquorn({ ratings: [], items: [...comments, ...comments] })).toThrow(
      /which an earlier row has too/,
    );
  });
});

const pair = {
  id: 'p-1',
  objective: 'helpful',
  prompt: 'Human: How do I keep bread fresh?',
  responses: ['In a linen bag, cut side down.', 'No idea.'],
  preferred: 0,
  crowd_preferred: 1,
};

describe('hidden context', () => {
  test('gives each person pairs of one objective, and no pair to two people', () => {
    const rows = Array.from({ length: 14 }, (_, at) => ({
      ...pair,
      id: `p-${at}`,
      prompt: `Human: ${at}`,
      responses: [`In a bag of linen, number ${at}.`, `No idea, ${at}.`],
      objective: at % 2 === 0 ? 'helpful' : 'harmless',
    }));

    const { items, people } = hiddenContextSet(readHiddenContext(rowsOf('pairs.jsonl', ...rows)), { size: 3, seed: 1 });

    expect(people.map(({ kind, choices }) => [kind, choices.length])).toEqual([
      ['helpful', 3],
      ['helpful', 3],
      ['harmless', 3],
      ['harmless', 3],
    ]);
    const chosen = people.flatMap(({ choices }) => choices.map((choice) => choice.chosen));
    expect(new Set(chosen).size).toBe(chosen.length);
    expect(
      people.every(({ kind, choices }) =>
        choices.every((one) => (one.chosen / 2) % 2 === (kind === 'helpful' ? 0 : 1)),
      ),
    ).toBe(true);
    expect(items[1]).toEqual({ text: 'No idea, 0.', group: 'Human: 0' });
    expect([0, 1].map((item) => people[0]?.othersOf(item))).toEqual([0, 1]);
  });

  test('leaves out pairs with an answer that stands under another prompt too', () => {
    const rows = ['Human: 0', 'Human: 1', 'Human: 2'].map((prompt, at) => ({
      ...pair,
      id: prompt,
      prompt,
      responses: [`Bag ${at}.`, at < 2 ? 'Yes.' : 'No.'],
    }));

    const { items } = hiddenContextSet(readHiddenContext(rowsOf('pairs.jsonl', ...rows)), { size: 1, seed: 1 });

    expect(items.map(({ text }) => text)).toEqual(['Bag 2.', 'No.']);
  });

  test.each([
    { change: { objective: 'witty' }, says: /"objective" is "witty", not one of helpful, harmless/ },
    { change: { preferred: 2 }, says: /"preferred" is 2, not 0 or 1/ },
    { change: { crowd_preferred: null }, says: /"crowd_preferred" is null, not 0 or 1/ },
    { change: { responses: ['only one'] }, says: /"responses" is no list of two texts/ },
    { change: { prompt: undefined }, says: /"prompt" is missing/ },
  ])('refuses $change', ({ change, says }) => {
    expect(() => readHiddenContext(rowsOf('pairs.jsonl', { ...pair, ...change }))).toThrow(says);
  });
});

describe('AlpacaEval', () => {
  const answers = rowsOf(
    'responses.jsonl',
    { col: 3, generator: 'ash', scores: { strict: 2, mild: 1.05 }, response: 'Dear guest, welcome.' },
    { col: 3, generator: 'elm', scores: { strict: 1, mild: 1.9 }, response: 'Hi.' },
    { col: 3, generator: 'oak', scores: { strict: 1, mild: 1.01 }, response: '' },
  );

  test('makes each judge a person, who chose what it scored higher by enough', () => {
    const { items, people } = alpacaevalSet(readJudgedResponses(answers), { size: 1, seed: 1, leastDifference: 0.1 });

    expect(items.map(({ group }) => group)).toEqual(['3', '3', '3']);
    expect(people.map(({ kind, choices }) => ({ kind, choices }))).toEqual([
      {
        kind: 'mild',
        choices: [
          { chosen: 1, rejected: 0 },
          { chosen: 1, rejected: 2 },
        ],
      },
      {
        kind: 'strict',
        choices: [
          { chosen: 0, rejected: 1 },
          { chosen: 0, rejected: 2 },
        ],
      },
    ]);
    expect([0, 1, 2].map((item) => people[0]?.othersOf(item))).toEqual([2, 1, 1]);
  });

  test('counts how often judges of one baseline agree, without ties', () => {
    const rows = rowsOf(
      'matrix.jsonl',
      { annotator: 'strict', generator: 'ash', baseline: 'fir', preference: [2, 1, 0, 1, null] },
      { annotator: 'mild', generator: 'ash', baseline: 'fir', preference: [1.9, 1.8, 1, 1.5, 1] },
      { annotator: 'mild', generator: 'ash', baseline: 'yew', preference: [1, 1, 1, 1, 1] },
    );

    expect(judgeAgreements(readJudgeMatrix(rows))).toEqual([
      { judges: ['mild', 'strict'], decisions: 2, agreement: 0.5 },
    ]);
  });

  test('names what it cannot read', () => {
    const answer = { col: 3, generator: 'ash', scores: { strict: 2 }, response: 'Hi.' };
    const judged = (change: Readonly<Record<string, unknown>>) => () =>
      readJudgedResponses(rowsOf('responses.jsonl', { ...answer, ...change }));

    expect(judged({ scores: {} })).toThrow(/"scores" names no judge/);
    expect(judged({ scores: { strict: 3 } })).toThrow(/"scores strict" is 3, not a number from 0 to 2/);
    expect(judged({ response: undefined })).toThrow(/"response" is missing/);
    expect(() => readJudgedResponses(rowsOf('responses.jsonl', answer, answer))).toThrow(/line 2: "generator" is ash/);
    expect(() =>
      readJudgeMatrix(
        rowsOf(
          'matrix.jsonl',
          { annotator: 'strict', generator: 'ash', baseline: 'fir', preference: [1, 2] },
          { annotator: 'strict', generator: 'elm', baseline: 'fir', preference: [1] },
        ),
      ),
    ).toThrow(/line 2: "preference" has 1 instructions, the first row 2/);
  });
});
