import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { datasetFolder, lines } from '../../../test/fixtures/datasets/dataset-folder.ts';
import { schemaOfKind } from '../../../test/fixtures/datasets/dataset-schemas.ts';
import { openDatasetFiles } from '../../adapters/datasets/index.ts';
import type { Dataset } from './dataset.ts';
import { openDataset } from './open-dataset.ts';

type Row = Readonly<Record<string, unknown>>;

/** The first of these files, with the others beside it. */
async function open(contents: Readonly<Record<string, readonly Row[]>>): Promise<Dataset> {
  const named = Object.entries(contents).map(([name, rows]) => [name, lines(rows)] as const);
  const folder = await datasetFolder(Object.fromEntries(named));
  const dataset = await openDataset(openDatasetFiles(), { dataset: join(folder, named[0]?.[0] ?? ''), folder: null });
  expect(dataset.items).toEqual(dataset.items.map((item) => schemaOfKind[dataset.kind].parse(item)));
  return dataset;
}

const review = { user: 'u7', item: 'kettle-1', category: 'kitchen', rating: 4, title: 'Sings', text: 'It sings.' };
const rewrite = { user: 3, item: 12, original: 'Where is it?', revised: 'Hello, could you tell me where it is?' };
const preferred = { id: 'p-1', topic: 'tea', preference: 'I drink no milk.', question: 'Which tea?', explanation: 'x' };
const persona = { id: 'a-1', kind: 'profile', split: 'train', text: 'Keeps bees by the ferry.' };
const question = {
  id: 'q-1',
  persona: 2,
  type: 'recall',
  topic: 'tea',
  question: 'Which tea?',
  options: ['(a) The green one.', '(b) The black one.', '(c) None.'],
  answer: 'b',
  distance_blocks: 5,
};
const pair = {
  id: 'h-1',
  objective: 'harmless',
  prompt: 'Human: Bread?',
  responses: ['In linen.', 'No idea.'],
  preferred: 0,
  crowd_preferred: 1,
};
const rating = { user: 7, item: 0, rating: 4 };
const comment = { item: 0, text: 'The ferry leaves at noon.' };
const instruction = { col: 3, source: 'mill', instruction: 'Welcome a guest.' };
const response = { col: 3, generator: 'ash', scores: { strict: 2 }, response: 'Welcome.' };
const judging = { annotator: 'strict', generator: 'ash', baseline: 'fir', preference: [2, 1, null] };
const conditional = {
  id: 'n-4-0',
  item: 4,
  context_len: 0,
  helpfulness_score: -0.5,
  honesty_score: 0.25,
  prompt: 'Bread?',
  response: 'In linen.',
};
const record = {
  run: 'mill-1',
  person_id: '0',
  person_weight: [1],
  history: [],
  prompt: 'Bread?',
  best_response: 'In linen.',
  best_model: 'elm',
  best_reward: 1.5,
  gpt4o_response: 'In a bag.',
  gpt4o_reward: -0.5,
  response: 'Hm.',
  response_reward: -2,
};
const flat = new Array<number>(10).fill(0);
const steep = [...flat.slice(1), 50];
const attack = {
  id: 'd-1',
  pair: 9,
  response: 0,
  kind: 'safe',
  base: { helpful: 1, harmless: 2, both: 3 },
  mean_variance_raw: { helpful: [1, 0], harmless: [2, 0], both: [3, 0] },
  categorical_logits: { helpful: flat, harmless: steep, both: flat },
};

describe('texts and requests', () => {
  test('reviews are texts of their writers; one product is one source', async () => {
    const dataset = await open({ 'r.jsonl': [review, { ...review, title: null, text: 'Still sings.' }] });

    const read = { person: 'u7', register: 'review', source: 'kettle-1' };
    expect([dataset.kind, dataset.format]).toEqual(['authorship', 'reviews']);
    expect(dataset.items).toEqual([
      { ...read, id: 'u7-kettle-1', text: 'It sings.', title: 'Sings' },
      { ...read, id: 'u7-kettle-1-2', text: 'Still sings.' },
    ]);
  });

  test('rewrites answer the mail they were given; one that changed nothing says nothing of its writer', async () => {
    const same = { ...rewrite, item: 13, revised: ' Where is it?\n' };
    const dataset = await open({ 'r.jsonl': [rewrite, same] });

    expect([dataset.kind, dataset.format]).toEqual(['authorship', 'rewrites']);
    expect(dataset.items).toEqual([
      {
        ...{ person: '3', id: '3-mail-12', register: 'email', source: 'mail 12' },
        ...{ text: 'Hello, could you tell me where it is?', task: 'Where is it?' },
      },
    ]);
    expect(dataset.leftOut).toEqual([{ reason: 'rewrite that changed nothing', rows: 1 }]);
  });

  test('a stated preference and its question are one ordinary request', async () => {
    const dataset = await open({ 'p.jsonl': [preferred] });

    expect([dataset.kind, dataset.format]).toEqual(['safety', 'prefeval']);
    expect(dataset.items).toEqual([
      { id: 'p-1', prompt: 'I drink no milk.\n\nWhich tea?', set: 'prefeval', label: 'safe', category: 'tea' },
    ]);
  });

  test('instructions of AlpacaEval are ordinary requests', async () => {
    const dataset = await open({ 'i.jsonl': [instruction] });

    expect([dataset.kind, dataset.format]).toEqual(['safety', 'alpacaeval-instructions']);
    expect(dataset.items).toEqual([
      { id: 'alpacaeval-3', prompt: 'Welcome a guest.', set: 'alpacaeval', label: 'safe', category: 'mill' },
    ]);
  });

  test('descriptions keep what they are of and the half they are in', async () => {
    const dataset = await open({ 'a.jsonl': [persona] });

    expect([dataset.kind, dataset.format]).toEqual(['descriptions', 'personas']);
    expect(dataset.items).toEqual([{ id: 'a-1', aspect: 'profile', part: 'train', text: persona.text }]);
  });
});

describe('choices, ratings and scores', () => {
  test('options lose their letters, and the answer is a place', async () => {
    const dataset = await open({ 'q.jsonl': [question] });

    expect([dataset.kind, dataset.format]).toEqual(['choices', 'personamem']);
    expect(dataset.items).toEqual([
      {
        ...{ id: 'q-1', person: 'persona-2', category: 'recall', prompt: 'Which tea?', chosen: 1 },
        options: ['The green one.', 'The black one.', 'None.'],
      },
    ]);
  });

  test('a pair keeps its objective, which nobody made by name, and what the crowd preferred', async () => {
    const dataset = await open({ 'h.jsonl': [pair] });

    expect([dataset.kind, dataset.format]).toEqual(['choices', 'hidden-context']);
    expect(dataset.items).toEqual([
      {
        ...{ id: 'h-1', person: null, objective: 'harmless', prompt: 'Human: Bread?' },
        ...{ options: ['In linen.', 'No idea.'], chosen: 0, crowdChosen: 1 },
      },
    ]);
  });

  test.each([
    { format: 'popquorn', files: { 'x_ratings.jsonl': [rating], 'x_items.jsonl': [comment] } },
    { format: 'popquorn-items', files: { 'x_items.jsonl': [comment], 'x_ratings.jsonl': [rating] } },
  ])('ratings meet their texts, whichever file is named ($format)', async ({ format, files }) => {
    const dataset = await open(files);

    expect([dataset.kind, dataset.format]).toEqual(['ratings', format]);
    expect(dataset.items).toEqual([{ person: '7', item: '0', text: 'The ferry leaves at noon.', rating: 4 }]);
    expect(dataset.files.map(({ name }) => name)).toEqual(Object.keys(files));
  });

  test('answers of AlpacaEval meet their instruction', async () => {
    const elm = { ...response, generator: 'elm', scores: { strict: 1 }, response: '' };
    const dataset = await open({ 'x_responses.jsonl': [response, elm], 'x_instructions.jsonl': [instruction] });

    expect([dataset.kind, dataset.format]).toEqual(['scored-responses', 'alpacaeval-responses']);
    expect(dataset.items).toEqual([
      {
        ...{ id: 'alpacaeval-3', prompt: 'Welcome a guest.' },
        responses: [
          { text: 'Welcome.', model: 'ash', scores: { strict: 2 } },
          { text: '', model: 'elm', scores: { strict: 1 } },
        ],
      },
    ]);
  });

  test('answers after more and fewer examples are answers to one prompt', async () => {
    const later = { ...conditional, context_len: 10, response: 'In a bag.', helpfulness_score: 1 };
    const dataset = await open({ 'n.jsonl': [conditional, later] });

    expect([dataset.kind, dataset.format]).toEqual(['scored-responses', 'conditional-answers']);
    expect(dataset.items).toEqual([
      {
        ...{ id: 'item-4', prompt: 'Bread?' },
        responses: [
          { text: 'In linen.', model: 'after 0 examples', scores: { helpfulness: -0.5, honesty: 0.25 } },
          { text: 'In a bag.', model: 'after 10 examples', scores: { helpfulness: 1, honesty: 0.25 } },
        ],
      },
    ]);
  });

  test('records of PersonalLLM are three answers with the reward of one person', async () => {
    const dataset = await open({ 's.jsonl': [record] });

    expect([dataset.kind, dataset.format]).toEqual(['scored-responses', 'personal-llm-records']);
    expect(dataset.items).toEqual([
      {
        ...{ id: 'mill-1-person-0', prompt: 'Bread?' },
        responses: [
          { text: 'In linen.', model: 'elm', scores: { 'person-0': 1.5 } },
          { text: 'In a bag.', model: 'gpt-4o', scores: { 'person-0': -0.5 } },
          { text: 'Hm.', model: 'mill-1', scores: { 'person-0': -2 } },
        ],
      },
    ]);
  });

  test('judges keep their verdicts in the order of instructions', async () => {
    const dataset = await open({ 'm.jsonl': [judging] });

    expect([dataset.kind, dataset.format]).toEqual(['judge-matrix', 'alpacaeval-judges']);
    expect(dataset.items).toEqual([{ judge: 'strict', generator: 'ash', baseline: 'fir', preferences: [2, 1, null] }]);
  });

  test('rewards of answers to attacks are a mean and a first percentile', async () => {
    const dataset = await open({ 'd.jsonl': [attack] });

    expect([dataset.kind, dataset.format]).toEqual(['attack-rewards', 'attack-rewards']);
    expect(dataset.items).toMatchObject([{ id: 'd-1', pair: '9', answer: 'safe' }]);
    const rewards = dataset.items.flatMap((one) => ('rewards' in one ? one.rewards : []));
    const of = (model: string, objective: string) =>
      rewards.find((one) => one.model === model && one.objective === objective);
    expect(of('base', 'both')).toMatchObject({ mean: 3, low: null });
    // Softplus of 0 is ln 2; the normal's first percentile is −2.3263 deviations away.
    expect(of('mean-and-variance', 'helpful')?.low).toBeCloseTo(1 - 2.326348 * Math.LN2, 5);
    // Ten equal shares: the mean is the middle, and 1 % is a tenth of the first tenth.
    expect(of('categorical', 'helpful')?.mean).toBeCloseTo(0.5, 9);
    expect(of('categorical', 'helpful')?.low).toBeCloseTo(0.01, 9);
    // All in the last tenth.
    expect(of('categorical', 'harmless')?.mean).toBeCloseTo(1, 9);
    expect(of('categorical', 'harmless')?.low).toBeCloseTo(0.901, 9);
  });
});

test.each([
  { what: 'a review without text', rows: [{ ...review, text: ' ' }], says: /line 1: "text" is empty/ },
  {
    what: 'a rewrite of nothing',
    rows: [rewrite, { ...rewrite, original: null }],
    says: /line 2: "original" is no text/,
  },
  { what: 'a question without preference', rows: [{ ...preferred, preference: '' }], says: /"preference" is empty/ },
  {
    what: 'a description in no half',
    rows: [persona, { ...persona, id: 'a-2', split: 'test' }],
    says: /line 2: "split" is "test", not one of train, eval/,
  },
  {
    what: 'an answer that is no option',
    rows: [{ ...question, answer: 'd' }],
    says: /"answer" is "d", not one of a, b, c/,
  },
  {
    what: 'options out of order',
    rows: [{ ...question, options: ['(b) One.', '(a) Two.'] }],
    says: /"options" has at place 1 no text that begins with \(a\)/,
  },
  {
    what: 'a single option',
    rows: [{ ...question, options: ['(a) One.'] }],
    says: /"options" is no list of two texts/,
  },
  {
    what: 'an answer given twice',
    rows: [conditional, conditional],
    says: /line 2: "context_len" is 0, which an earlier/,
  },
  {
    what: 'two prompts of one item',
    rows: [conditional, { ...conditional, context_len: 1, prompt: 'Tea?' }],
    says: /line 2: "prompt" is not the prompt that other rows of item 4 have/,
  },
  {
    what: 'an answer without score',
    rows: [{ ...conditional, honesty_score: null }],
    says: /"honesty_score" is missing/,
  },
  { what: 'a record without reward', rows: [{ ...record, best_reward: '' }], says: /"best_reward" is missing/ },
  {
    what: 'two safe answers to an attack',
    rows: [attack, { ...attack, id: 'd-2' }],
    says: /line 2: "kind" is safe, which/,
  },
  {
    what: 'too few logits',
    rows: [{ ...attack, categorical_logits: { helpful: [1], harmless: flat, both: flat } }],
    says: /"categorical_logits" holds for "helpful" not 10 numbers/,
  },
  {
    what: 'a reward that is no number',
    rows: [{ ...attack, base: { helpful: 1, harmless: null, both: 1 } }],
    says: /"base" holds for "harmless" not one number/,
  },
  {
    what: 'an instruction given twice',
    rows: [instruction, instruction],
    says: 'x.jsonl has 1 id that stands in several rows: alpacaeval-3. Give every row an id of its own.',
  },
])('$what is refused with its place', async ({ rows, says }) => {
  await expect(open({ 'x.jsonl': rows })).rejects.toMatchObject({
    code: 'unreadable_input',
    message: expect.stringMatching(says),
  });
});

test.each([
  {
    files: { 'x_ratings.jsonl': [rating] },
    says: 'x_ratings.jsonl holds ratings without the items that belong to them. Put that file beside it, both named alike but for the words "ratings" and "items".',
  },
  { files: { 'x_items.jsonl': [comment] }, says: /holds items without the ratings/ },
  { files: { 'x_responses.jsonl': [response] }, says: /holds responses without the instructions/ },
  {
    files: { 'x_responses.jsonl': [response], 'x_instructions.jsonl': [{ ...instruction, col: 4 }] },
    says: /x_responses\.jsonl line 1: "col" is 3, which the file of instructions does not hold/,
  },
])('half of a data set is refused with what is missing', async ({ files, says }) => {
  await expect(open(files as Readonly<Record<string, readonly Row[]>>)).rejects.toMatchObject({
    code: 'unreadable_input',
    message: expect.stringMatching(says),
  });
});
