import { expect, test } from 'vitest';
import { HyperalignError } from '../../errors.ts';
import type { Method } from '../../ports/method.ts';
import { scriptedModel } from '../../testing/index.ts';
import type { CellResult } from '../run-cells.ts';
import { traitMatchTables } from './trait-match-table.ts';

const method: Method = {
  ...{ name: 'hyperalign', summary: '', version: 1, personal: true },
  open: () => Promise.reject(new Error('not opened here')),
};

/** Three people, each told to use a word of their own and to end with a dash; the placebo uses the next one's word. */
const results = ['ada', 'bo', 'cy'].flatMap((person, at, people) =>
  (['method', 'placebo'] as const).map((kind): CellResult => {
    const voice = kind === 'method' ? person : (people[(at + 1) % people.length] ?? '');
    return {
      cell: {
        ...{ id: `${person} ${kind}`, method, kind, draw: 0, seed: 1 },
        material: { person: voice, register: 'email', samples: [], selection: [] },
        task: { id: 'task', person, register: 'email', brief: 'Write.', words: 10 },
      },
      outcome: 'ok',
      written: { text: `As ${voice} says -`, cut: false, compliance: null },
      statements: [`Say ${voice}.`, 'End with a dash.'],
    };
  }),
);

const readsWords = scriptedModel(({ prompt }) => {
  const text = /<text id="t1">\n([\s\S]*?)\n<\/text>/.exec(prompt)?.[1] ?? '';
  const word = /“Say (\w+)\.”/.exec(prompt)?.[1] ?? '-';
  return { json: { t1: [text.includes(word) ? 'yes' : 'no', text.endsWith('-') ? 'yes' : 'no'] } };
});

test('tells how many of the own statements an arm shows, and its placebo of the same ones', async () => {
  const [table] = await traitMatchTables(readsWords, results, { seed: 1 });

  expect(table?.name).toBe('Judge scripted:model: trait match');
  expect(table?.rows).toEqual([
    ['hyperalign', 1, null, null, 3, 3, 0],
    ['hyperalign:placebo', 0.5, null, null, 3, 3, 0],
  ]);
});

test('leaves out texts of which the judge can tell nothing, and counts them', async () => {
  const unsure = scriptedModel(() => ({ json: { t1: ['unclear', 'unclear'] } }));

  const [table] = await traitMatchTables(unsure, results.slice(0, 1), { seed: 1 });

  expect(table?.rows).toEqual([['hyperalign', null, null, null, 0, 1, 1]]);
});

test.each([
  { name: 'no method states anything', judge: readsWords, given: results.map((one) => ({ ...one, statements: [] })) },
  {
    name: 'the budget is used up',
    judge: scriptedModel(() => ({ fail: new HyperalignError('budget_exceeded', 'used up') })),
    given: results,
  },
])('is empty where $name', async ({ judge, given }) => {
  expect(await traitMatchTables(judge, given, { seed: 1 })).toEqual([]);
});
