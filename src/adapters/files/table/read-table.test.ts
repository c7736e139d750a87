import { describe, expect, test } from 'vitest';
import { readAll } from '../../../../test/fixtures/mail/read-all.ts';

const texts = async (files: Parameters<typeof readAll>[0], options: Parameters<typeof readAll>[1] = {}) =>
  (await readAll(files, options)).documents.map(({ text }) => text);

describe('tables', () => {
  test.each([
    ['commas', 'a.csv', 'id,text\n1,"Hello, ""you""\nthere"\n2,Bye\n'],
    ['semicolons', 'a.csv', 'id;Text\n1;"Hello, ""you""\nthere"\n2;Bye\n'],
    ['tabs', 'a.tsv', 'id\tbody\n1\t"Hello, ""you""\nthere"\n2\tBye\n'],
    [
      'UTF-16, as spreadsheets export it',
      'a.csv',
      Buffer.from('\ufeffid\ttext\n1\t"Hello, ""you""\nthere"\n2\tBye\n', 'utf16le'),
    ],
    ['line-JSON', 'a.jsonl', '{"content":"Hello, \\"you\\"\\nthere"}\n\n{"content":"Bye"}'],
    ['a JSON list', 'a.json', '[{"message":"Hello, \\"you\\"\\nthere"},{"message":"Bye"}]'],
  ])('with %s', async (name, file, content) => {
    if (name.startsWith('UTF-16')) expect(content).toBeInstanceOf(Uint8Array);

    expect(await texts({ [file]: content })).toEqual(['Hello, "you"\nthere', 'Bye']);
  });

  test('take the column that was named, the author and the date', async () => {
    const table = 'post,author,date\nMine one,Ada,2021-05-03\nTheirs,Bo,2021-05-04\n';

    expect(await readAll({ 'a.csv': table }, { textColumn: 'post', me: ['ada'] })).toEqual({
      documents: [
        {
          kind: 'document',
          text: 'Mine one',
          source: { kind: 'table', label: 'a.csv:2', unit: 'a.csv:2' },
          register: null,
          writtenAt: '2021-05-03T00:00:00.000Z',
          authorName: 'Ada',
        },
      ],
      skipped: [{ kind: 'skipped', label: 'a.csv:3', reason: 'other-author', detail: 'written by somebody else' }],
    });
  });
});

describe('tables without the column', () => {
  test.each([
    [
      'a.csv',
      'id,words\n1,Hello\n',
      null,
      'a.csv has no column "text", "body", "content", "message"; its columns are "id", "words". Name the one that holds the text with --text-column.',
    ],
    [
      'a.csv',
      'id,words\n1,Hello\n',
      'speech',
      'a.csv has no column "speech"; its columns are "id", "words". Name the one that holds the text with --text-column.',
    ],
    [
      'a.jsonl',
      '{"id":1}\n',
      null,
      'a.jsonl has no column "text", "body", "content", "message"; its columns are "id". Name the one that holds the text with --text-column.',
    ],
  ])('%s says what there is', async (file, content, textColumn, message) => {
    await expect(readAll({ [file]: content }, { textColumn })).rejects.toMatchObject({
      code: 'invalid_input',
      message,
    });
  });

  test('are passed over when met in a folder', async () => {
    const { documents, skipped } = await readAll(
      { 'd/a.csv': 'id,price\n1,2\n', 'd/b.txt': 'A text.' },
      { paths: ['d'] },
    );

    expect([documents.length, skipped.map(({ label, reason }) => [label, reason])]).toEqual([
      1,
      [['a.csv', 'unreadable']],
    ]);
  });
});

describe('damaged tables', () => {
  test('a line of JSON that is none is passed over, its number named', async () => {
    const { documents, skipped } = await readAll({
      'a.jsonl': '{"text":"One."}\n{"text":"Tw\n{"text":3}\n{"text":"Four."}\n',
    });

    expect(documents.map(({ text }) => text)).toEqual(['One.', 'Four.']);
    expect(skipped).toEqual([
      { kind: 'skipped', label: 'a.jsonl:2', reason: 'unreadable', detail: 'line 2 is no JSON object' },
      { kind: 'skipped', label: 'a.jsonl:3', reason: 'empty', detail: 'column "text" holds no text' },
    ]);
  });

  test('a line of JSON without end is not held', async () => {
    const { documents, skipped } = await readAll({
      'a.jsonl': `{"text":"${'x'.repeat(17_000_000)}\n{"text":"Two."}\n`,
    });

    expect(documents.map(({ text }) => text)).toEqual(['Two.']);
    expect(skipped.map(({ label, reason }) => [label, reason])).toEqual([['a.jsonl:1', 'too-large']]);
  });

  test('a quotation mark that never closes ends the table, not the reading', async () => {
    const { documents, skipped } = await readAll(
      { 'd/a.csv': 'id,text\n1,One.\n2,"Two.\n3,Three.\n', 'd/b.txt': 'A text.' },
      { paths: ['d'] },
    );

    expect(documents.map(({ text }) => text)).toEqual(['One.', 'A text.']);
    expect(skipped.map(({ label, reason }) => [label, reason])).toEqual([['a.csv: record 3', 'unreadable']]);
  });
});
