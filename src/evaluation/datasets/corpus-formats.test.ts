import { join } from 'node:path';
import { expect, test } from 'vitest';
import { datasetFolder, lines } from '../../../test/fixtures/datasets/dataset-folder.ts';
import { openDatasetFiles } from '../../adapters/datasets/index.ts';
import { openDataset } from './open-dataset.ts';

const base = { author: 'Ada Vale', id: 'a-1', text: 'The kettle sang.' };
const read = { person: 'Ada-Vale', id: 'a-1', text: 'The kettle sang.' };

test.each([
  {
    format: 'news',
    row: { ...base, split: 'train', genre: 'news' },
    item: { ...read, register: 'news', source: 'a-1' },
  },
  { format: 'blogs', row: { ...base, genre: 'blog' }, item: { ...read, register: 'post', source: 'a-1' } },
  {
    format: 'emails',
    row: { ...base, genre: 'email', subject: 'RE: Fwd: The  Kettle' },
    item: { ...read, register: 'email', source: 'thread the kettle', title: 'RE: Fwd: The  Kettle' },
  },
  {
    format: 'emails',
    row: { ...base, genre: 'email', subject: '' },
    item: { ...read, register: 'email', source: 'a-1' },
  },
  {
    format: 'essays',
    row: { ...base, genre: 'essay', kind: 'sample', sources: [2, 3] },
    item: { ...read, register: 'essay', source: 'document 2', furtherSources: ['document 3'], kind: 'sample' },
  },
  {
    format: 'essays',
    row: { ...base, genre: 'essay', kind: 'imitation', sources: [] },
    item: { ...read, register: 'essay', source: 'imitation a-1', kind: 'imitation' },
  },
  {
    format: 'novels',
    row: { ...base, genre: 'novel', title: 'The Kettle', year: 1911 },
    item: { ...read, register: 'fiction', source: 'The Kettle', title: 'The Kettle' },
  },
  {
    format: 'addresses',
    row: { ...base, genre: 'speech', year: 1911 },
    item: { ...read, register: 'speech', source: '1911' },
  },
  {
    format: 'federalist',
    row: { ...base, author: 'VALE OR BO', genre: 'political-essay', paper: 4 },
    item: { ...read, person: 'VALE-OR-BO', register: 'essay', source: 'paper 4', kind: 'disputed' },
  },
  {
    format: 'federalist',
    row: { ...base, author: 'VALE AND BO', genre: 'political-essay', paper: 4 },
    item: { ...read, person: 'VALE-AND-BO', register: 'essay', source: 'paper 4', kind: 'joint' },
  },
  {
    format: 'federalist',
    row: { ...base, author: 'ORVAL', genre: 'political-essay', paper: 4 },
    item: { ...read, person: 'ORVAL', register: 'essay', source: 'paper 4', kind: 'sample' },
  },
  {
    format: 'jailbreakbench-rows',
    row: { id: 'j-1', prompt: 'Draw', behavior: 'Art', category: 'C', label: 'benign', twin: 'j-2' },
    item: {
      id: 'j-1',
      prompt: 'Draw',
      set: 'jailbreakbench',
      label: 'borderline',
      twin: 'j-2',
      behaviour: 'Art',
      category: 'C',
    },
  },
  {
    format: 'harmbench-rows',
    row: {
      id: 'h',
      prompt: 'Sing',
      category: 'c',
      functional: 'copyright',
      has_context: false,
      split: 'test',
      label: 'harmful',
    },
    item: { id: 'h', prompt: 'Sing', set: 'harmbench', label: 'harmful', category: 'c', copyright: true },
  },
  {
    format: 'do-not-answer',
    row: { id: 'd', prompt: 'Q', category: 'C', harm_type: 'T', specific: 'S', label: 'harmful', actions: {} },
    item: { id: 'd', prompt: 'Q', set: 'do-not-answer', label: 'harmful', behaviour: 'T', category: 'C' },
  },
  {
    format: 'strongreject-rows',
    row: { id: 's', prompt: 'Q', category: 'C', source: 'custom', label: 'harmful' },
    item: { id: 's', prompt: 'Q', set: 'strongreject', label: 'harmful', category: 'C' },
  },
  {
    format: 'advbench',
    row: { id: 'v', prompt: 'Q', source: 'AdvBench', label: 'harmful' },
    item: { id: 'v', prompt: 'Q', set: 'advbench', label: 'harmful' },
  },
  {
    format: 'xstest-rows',
    row: { id: 'v2-1', prompt: 'Q', category: 'homonyms', label: 'safe' },
    item: { id: 'v2-1', prompt: 'Q', set: 'xstest', label: 'borderline', category: 'homonyms' },
  },
  {
    format: 'benign',
    row: { id: 'b', prompt: 'Q', label: 'benign' },
    item: { id: 'b', prompt: 'Q', set: 'benign', label: 'safe' },
  },
  {
    format: 'xstest-completions-rows',
    row: {
      id: 'v2-1',
      model: 'm',
      category: 'homonyms',
      prompt_label: 'unsafe',
      annotation_1: '2_full_refusal',
      annotation_2: '3_partial_refusal',
      final_label: '2_full_refusal',
      completion: null,
    },
    item: {
      promptId: 'v2-1',
      model: 'm',
      category: 'homonyms',
      promptLabel: 'unsafe',
      annotations: ['refusal', 'partial-refusal'],
      label: 'refusal',
      text: null,
    },
  },
  {
    format: 'attack-outcomes',
    row: {
      behavior_id: 'j',
      method: 'M',
      access: 'manual',
      target: 't',
      jailbroken: true,
      queries: null,
      response_chars: 579,
    },
    item: {
      behaviourId: 'j',
      method: 'M',
      access: 'manual',
      target: 't',
      jailbroken: true,
      queries: null,
      responseLength: 579,
    },
  },
])('a row of $format is told by its columns and mapped', async ({ format, row, item }) => {
  const folder = await datasetFolder({ 'rows.jsonl': lines([row]) });

  const dataset = await openDataset(openDatasetFiles(), { dataset: join(folder, 'rows.jsonl'), folder: null });

  expect([dataset.format, dataset.items]).toEqual([format, [item]]);
});
