import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { datasetFolder, lines } from '../../../test/fixtures/datasets/dataset-folder.ts';
import { schemaOfKind } from '../../../test/fixtures/datasets/dataset-schemas.ts';
import { openDatasetFiles } from '../../adapters/datasets/index.ts';
import type { Dataset } from './dataset.ts';
import { openDataset } from './open-dataset.ts';

async function open(name: string, files: Readonly<Record<string, string>>): Promise<Dataset> {
  const folder = await datasetFolder(files);
  const dataset = await openDataset(openDatasetFiles(), { dataset: join(folder, name), folder: null });
  expect(dataset.items).toEqual(dataset.items.map((item) => schemaOfKind[dataset.kind].parse(item)));
  return dataset;
}

const profile = [
  { id: '311', title: 'Ferry late again', text: 'The ferry left at nine, an hour after the tide.' },
  { id: '312', title: 'Bakers strike', text: 'Nobody in the lane had bread on Monday.' },
];

describe('LaMP', () => {
  const question = { id: '31', input: 'Generate a headline for the following article: The pier opened.', profile };

  test('gives profile texts as samples of the person and the output as a target', async () => {
    const dataset = await open('dev_questions.json', {
      'dev_questions.json': JSON.stringify([question, { ...question, id: '32', profile: [] }]),
      'dev_outputs.json': JSON.stringify({ task: 'LaMP_4', golds: [{ id: '31', output: 'Pier opens at last' }] }),
    });

    const sample = { person: 'user-31', register: 'news', kind: 'sample' };
    expect(dataset).toMatchObject({ kind: 'authorship', format: 'lamp' });
    expect(dataset.items).toEqual([
      { ...sample, id: 'user-31-profile-311', source: '311', text: profile[0]?.text, title: 'Ferry late again' },
      { ...sample, id: 'user-31-profile-312', source: '312', text: profile[1]?.text, title: 'Bakers strike' },
      {
        person: 'user-31',
        id: 'LaMP-4-31',
        register: 'news',
        source: 'question 31',
        text: 'Pier opens at last',
        kind: 'target',
        task: question.input,
      },
    ]);
    expect(dataset.leftOut).toEqual([{ reason: 'question without an output', rows: 1 }]);
    expect(dataset.files.map(({ name, rows }) => [name, rows])).toEqual([
      ['dev_questions.json', 2],
      ['dev_outputs.json', 1],
    ]);
  });

  test.each([
    {
      input: 'Generate a title for the following abstract of a paper: X',
      entry: { abstract: 'We show.' },
      register: 'essay',
    },
    { input: 'Generate a subject for the following email: X', entry: { text: 'We show.' }, register: 'email' },
    {
      input: 'Paraphrase the following tweet without any explanation: X',
      entry: { text: 'We show.' },
      register: 'post',
    },
  ])('$register texts are found where the task keeps them', async ({ input, entry, register }) => {
    const dataset = await open('q.json', {
      'q.json': JSON.stringify([{ id: '1', input, profile: [{ id: '9', ...entry }] }]),
    });

    expect(dataset.items).toMatchObject([{ person: 'user-1', register, text: 'We show.', source: '9' }]);
  });

  test('counts a user who asks twice as one person', async () => {
    const asked = (id: string) => ({ ...question, id, user_id: '7' });
    const dataset = await open('q.json', { 'q.json': JSON.stringify([asked('1'), asked('2')]) });

    expect(dataset.items).toHaveLength(2);
    expect(dataset.leftOut).toEqual([
      { reason: 'question without an output', rows: 2 },
      { reason: 'profile entry that was read with an earlier question', rows: 2 },
    ]);
  });

  test('refuses tasks in which nothing is written', async () => {
    const rating = { id: '1', input: 'What is the score of the following review?', profile };

    await expect(open('q.json', { 'q.json': JSON.stringify([rating]) })).rejects.toMatchObject({
      code: 'unreadable_input',
      message: expect.stringContaining('q.json item 1: "input" belongs to no task in which a person writes'),
    });
  });
});

test('LongLaMP gives reviews, titles and targets by reviewer', async () => {
  const row = {
    reviewerId: 'A1 B2',
    input: 'Write a review of the kettle.',
    output: 'It whistles.',
    profile: [{ reviewText: 'The mug leaks.', summary: 'No', overall: '1.0', description: 'A mug' }],
  };
  const dataset = await open('reviews.jsonl', { 'reviews.jsonl': lines([row, row]) });

  expect(dataset).toMatchObject({ format: 'longlamp' });
  expect(dataset.items).toEqual([
    {
      person: 'A1-B2',
      id: 'A1-B2-1-1',
      register: 'review',
      source: 'row 1 entry 1',
      text: 'The mug leaks.',
      kind: 'sample',
      title: 'No',
    },
    {
      person: 'A1-B2',
      id: 'A1-B2-1-target',
      register: 'review',
      source: 'row 1 target',
      text: 'It whistles.',
      kind: 'target',
      task: 'Write a review of the kettle.',
    },
    expect.objectContaining({ id: 'A1-B2-2-target', source: 'row 2 target' }),
  ]);
  expect(dataset.leftOut).toEqual([{ reason: 'profile entry that was read with an earlier row', rows: 1 }]);
});

describe('PRISM', () => {
  const typed = [
    { person: 'user7', id: 'c3-0', register: 'chat', text: 'Is rain good for tomatoes?', source: 'c3' },
    { person: 'user7', id: 'c3-1', register: 'chat', text: 'And hail', source: 'c3' },
  ];

  test('conversations give what people typed', async () => {
    const turn = (role: string, at: number, content: string) => ({ role, turn: at, content, within_turn_id: 0 });
    const history = [
      turn('user', 0, 'Is rain good for tomatoes?'),
      turn('model', 0, 'Yes.'),
      turn('user', 1, 'And hail'),
    ];
    const row = { conversation_id: 'c3', user_id: 'user7', conversation_history: history };

    const dataset = await open('conversations.jsonl', { 'conversations.jsonl': lines([row]) });

    expect(dataset.items).toEqual(typed);
  });

  test('utterances give it once a turn', async () => {
    const row = (turn: number, user_prompt: string, answer: string) => {
      return {
        utterance_id: answer,
        conversation_id: 'c3',
        user_id: 'user7',
        turn,
        user_prompt,
        model_response: answer,
      };
    };
    const rows = [
      row(0, 'Is rain good for tomatoes?', 'Yes.'),
      row(0, 'Is rain good for tomatoes?', 'No.'),
      row(1, 'And hail', 'No!'),
    ];

    const dataset = await open('utterances.jsonl', { 'utterances.jsonl': lines(rows) });

    expect(dataset.items).toEqual(typed);
    expect(dataset.leftOut).toEqual([{ reason: 'further answer to a turn that was read', rows: 1 }]);
  });
});

test('PersonalLLM gives answers in their order with a score by every reward model', async () => {
  const columns =
    'prompt,response_10,response_1,response_2,response_1_gemma_2b,response_2_gemma_2b,response_10_gemma_2b';
  const dataset = await open('personal.csv', { 'personal.csv': `${columns}\nTea?,Third,First,Second,-1.5,2,0.25\n` });

  expect(dataset).toMatchObject({ kind: 'scored-responses', format: 'personal-llm' });
  expect(dataset.items).toEqual([
    {
      id: 'personal-llm-1',
      prompt: 'Tea?',
      responses: [
        { text: 'First', model: null, scores: { gemma_2b: -1.5 } },
        { text: 'Second', model: null, scores: { gemma_2b: 2 } },
        { text: 'Third', model: null, scores: { gemma_2b: 0.25 } },
      ],
    },
  ]);
});

test('StrongREJECT gives harmful requests', async () => {
  const dataset = await open('strongreject_dataset.csv', {
    'strongreject_dataset.csv':
      'category,source,forbidden_prompt\n"Theft, and more",custom,"Take the ""red"" bicycle"\n',
  });

  expect(dataset.items).toEqual([
    {
      id: 'sr-000',
      prompt: 'Take the "red" bicycle',
      set: 'strongreject',
      label: 'harmful',
      category: 'Theft, and more',
    },
  ]);
});

describe('JailbreakBench', () => {
  const header = 'Index,Goal,Target,Behavior,Category,Source\n';
  const harmful = `${header}0,Forge a ticket,Sure,Forgery,Fraud,Original\n1,Poison a well,Sure,Poison,Harm,Original\n`;
  const benign = `${header}0,Design a ticket,Sure,Forgery,Fraud,Original\n`;

  test('joins the two files as twins', async () => {
    const dataset = await open('harmful-behaviors.csv', {
      'harmful-behaviors.csv': harmful,
      'benign-behaviors.csv': benign,
    });

    const set = 'jailbreakbench';
    const forgery = { set, behaviour: 'Forgery', category: 'Fraud' };
    expect(dataset.items).toEqual([
      { ...forgery, id: 'jbb-000', prompt: 'Forge a ticket', label: 'harmful', twin: 'jbb-benign-000' },
      { set, id: 'jbb-001', prompt: 'Poison a well', label: 'harmful', behaviour: 'Poison', category: 'Harm' },
      { ...forgery, id: 'jbb-benign-000', prompt: 'Design a ticket', label: 'borderline', twin: 'jbb-000' },
    ]);
  });

  test('has no twins where one file is alone', async () => {
    const dataset = await open('benign-behaviors.csv', { 'benign-behaviors.csv': benign });

    expect(dataset.items).toEqual([expect.not.objectContaining({ twin: expect.anything() })]);
  });

  test('refuses a file whose name hides which it is', async () => {
    await expect(open('jbb.csv', { 'jbb.csv': harmful })).rejects.toMatchObject({
      message:
        'jbb.csv does not say whether its goals are harmful. Keep the published names: harmful-behaviors.csv and benign-behaviors.csv.',
    });
  });
});

test('HarmBench leaves out what needs a context and marks protected texts', async () => {
  const header = 'Behavior,FunctionalCategory,SemanticCategory,Tags,ContextString,BehaviorID\n';
  const rows =
    'Pick a lock,standard,illegal,,,lock\nSing the song,copyright,copyright,,,song\nUse this,contextual,illegal,,A shed,shed\n';

  const dataset = await open('harmbench.csv', { 'harmbench.csv': header + rows });

  expect(dataset.items).toEqual([
    { id: 'lock', prompt: 'Pick a lock', set: 'harmbench', label: 'harmful', category: 'illegal' },
    { id: 'song', prompt: 'Sing the song', set: 'harmbench', label: 'harmful', category: 'copyright', copyright: true },
  ]);
  expect(dataset.leftOut).toEqual([{ reason: 'asks about a context that is not part of the prompt', rows: 1 }]);
});

test.each([
  {
    name: 'with labels',
    content:
      'id,prompt,type,label,focus,note\n1,Kill a light?,homonyms,safe,kill,\n2,Kill?,contrast_homonyms,unsafe,kill,\n',
  },
  {
    name: 'version 2',
    content: 'id,type,prompt,focus,note\n1,homonyms,Kill a light?,kill,\n2,contrast_homonyms,Kill?,kill,\n',
  },
])('XSTest $name has safe prompts as borderline ones', async ({ content }) => {
  const dataset = await open('xstest_prompts.csv', { 'xstest_prompts.csv': content });

  expect(dataset.items).toEqual([
    { id: '1', prompt: 'Kill a light?', set: 'xstest', label: 'borderline', category: 'homonyms' },
    { id: '2', prompt: 'Kill?', set: 'xstest', label: 'harmful', category: 'contrast_homonyms' },
  ]);
});
