import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { datasetFolder, lines } from '../../../test/fixtures/datasets/dataset-folder.ts';
import { schemaOfKind } from '../../../test/fixtures/datasets/dataset-schemas.ts';
import { openDatasetFiles } from '../../adapters/datasets/index.ts';
import type { Dataset } from './dataset.ts';
import { openDataset } from './open-dataset.ts';

async function open(name: string, content: string): Promise<Dataset> {
  const folder = await datasetFolder({ [name]: content });
  const dataset = await openDataset(openDatasetFiles(), { dataset: join(folder, name), folder: null });
  expect(dataset.items).toEqual(dataset.items.map((item) => schemaOfKind[dataset.kind].parse(item)));
  return dataset;
}

describe('texts of one’s own', () => {
  test('need a person and a text; the rest is made up', async () => {
    const dataset = await open('letters.csv', 'author,text\nAda Vale,The kettle sang.\nBo,Nothing sang.\n');

    expect(dataset).toMatchObject({ name: 'letters.csv', kind: 'authorship', format: 'own-texts', leftOut: [] });
    expect(dataset.items).toEqual([
      { person: 'Ada-Vale', id: 'Ada-Vale-1', register: 'post', text: 'The kettle sang.', source: 'Ada-Vale-1' },
      { person: 'Bo', id: 'Bo-2', register: 'post', text: 'Nothing sang.', source: 'Bo-2' },
    ]);
  });

  test('keep all that is said of them', async () => {
    const row = {
      person: 'ada',
      id: 'm1',
      register: 'email',
      text: 'The kettle sang.',
      source: 'thread 4',
      kind: 'imitation',
      task: 'Tell of the kettle',
      title: 'Kettle',
    };

    expect((await open('a.jsonl', lines([row]))).items).toEqual([row]);
  });

  test.each([
    { fault: { text: 'x' }, message: /^a\.jsonl line 2: "author" is missing\. Mend or remove the row; docs\// },
    { fault: { person: 'ada', text: '  ' }, message: /line 2: "text" is empty/ },
    { fault: { person: 'ada', text: ['x'] }, message: /line 2: "text" is no text/ },
    { fault: { person: '…', text: 'x' }, message: /line 2: "person" holds no letter or digit/ },
    {
      fault: { person: 'ada lind', text: 'x' },
      message: /line 2: "person" is "ada lind", which has the same id \(ada-lind\) as "ada-lind"/,
    },
    {
      fault: { person: 'ada', text: 'x', register: 'E-Mail' },
      message: /line 2: "register" cannot be used: use a lower-case word/,
    },
    { fault: { person: 'ada', text: 'x', kind: 'poem' }, message: /line 2: "kind" cannot be used/ },
    {
      fault: { person: 'ada', text: 'x', id: 'm1' },
      message: 'a.jsonl has 1 id that stands in several rows: m1. Give every row an id of its own.',
    },
  ])('$fault is refused with its place', async ({ fault, message }) => {
    const content = lines([{ person: 'ada-lind', text: 'One', id: 'm1' }, fault]);

    await expect(open('a.jsonl', content)).rejects.toMatchObject({
      code: 'unreadable_input',
      message: expect.stringMatching(message),
    });
  });
});

describe('prompts of one’s own', () => {
  test('need a prompt and a label; twins name each other', async () => {
    const rows = [
      {
        prompt: 'Open the lock',
        label: 'harmful',
        id: 'l1',
        twin: 'l2',
        behaviour: 'Locks',
        category: 'Entry',
        set: 'doors',
      },
      { prompt: 'Oil the lock', label: 'borderline', id: 'l2', twin: 'l1' },
      { prompt: 'Sing the song', label: 'safe', copyright: true },
    ];

    const dataset = await open('doors.jsonl', lines(rows));

    expect(dataset).toMatchObject({ kind: 'safety', format: 'own-prompts' });
    expect(dataset.items).toEqual([
      rows[0],
      { ...rows[1], set: 'doors' },
      { id: 'doors-3', prompt: 'Sing the song', set: 'doors', label: 'safe', copyright: true },
    ]);
  });

  test.each([
    {
      fault: { prompt: 'x', label: 'unsafe' },
      message: /^a\.jsonl line 1: "label" is "unsafe", not one of harmful, borderline, safe\./,
    },
    { fault: { prompt: 'x', label: 'safe', twin: 'z' }, message: /line 1: "twin" is "z", which is the id of no row/ },
    {
      fault: { prompt: 'x', label: 'safe', copyright: 'maybe' },
      message: /line 1: "copyright" is neither true nor false/,
    },
  ])('$fault is refused with its place', async ({ fault, message }) => {
    await expect(open('a.jsonl', lines([fault]))).rejects.toMatchObject({
      code: 'unreadable_input',
      message: expect.stringMatching(message),
    });
  });
});
