import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAll } from '../../../test/fixtures/mail/read-all.ts';
import { openDocumentReader } from './index.ts';

const text = 'The valves arrived this morning, all twelve of them.';

describe('files and folders', () => {
  test('are read in the order of their names, hidden ones and node_modules left out', async () => {
    const { documents, skipped } = await readAll(
      {
        'd/b.txt': 'second',
        'd/a/z.txt': 'first',
        'd/.hidden.txt': 'x',
        'd/.git/x.txt': 'x',
        'd/node_modules/p/readme.md': 'x',
        'd/c': 'third',
      },
      { paths: ['d'] },
    );

    expect(documents.map(({ text, source }) => [text, source.label, source.unit])).toEqual([
      ['first', 'z.txt', 'a/z.txt'],
      ['second', 'b.txt', 'b.txt'],
      ['third', 'c', 'c'],
    ]);
    expect(skipped).toEqual([]);
  });

  test('are read once though links lead round in a circle', async () => {
    const { documents } = await readAll(
      { 'd/a.txt': text, 'd/loop': { linkTo: 'd' }, 'd/again.txt': { linkTo: 'd/a.txt' } },
      { paths: ['d'] },
    );

    expect(documents.map(({ source }) => source.label)).toEqual(['a.txt']);
  });

  test('are read from a real disk, links and all', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'reading-'));
    await mkdir(join(folder, 'in'));
    await writeFile(join(folder, 'in', 'a.txt'), text);
    await symlink(folder, join(folder, 'in', 'loop'));
    await symlink(join(folder, 'nowhere'), join(folder, 'in', 'lost.txt'));

    const found = await Array.fromAsync(
      openDocumentReader({ stdin: null }).read({ paths: [folder], me: [], textColumn: null }),
    );
    await rm(folder, { recursive: true });

    expect(found).toEqual([
      {
        kind: 'document',
        text,
        source: { kind: 'text', label: 'a.txt', unit: 'in/a.txt' },
        register: null,
        writtenAt: null,
        authorName: null,
      },
      { kind: 'skipped', label: 'lost.txt', reason: 'unreadable', detail: 'it is gone, or a link that leads nowhere' },
    ]);
  });

  test('give nothing where a folder holds no text', async () => {
    expect(
      await readAll({ 'd/x.png': Buffer.from('\u0089PNG\r\n\u001a\n\0\0', 'latin1'), 'd/y.txt': '' }, { paths: ['d'] }),
    ).toEqual({
      documents: [],
      skipped: [
        {
          kind: 'skipped',
          label: 'x.png',
          reason: 'binary',
          detail: 'no text; save it as .txt, .md, .eml or .mbox to have it read',
        },
        { kind: 'skipped', label: 'y.txt', reason: 'empty', detail: 'the file is empty' },
      ],
    });
  });
});

describe('what cannot be read', () => {
  test('a missing path fails before the first text', async () => {
    const reader = readAll({ 'a.txt': text }, { paths: ['a.txt', 'b.txt'] });

    await expect(reader).rejects.toMatchObject({
      code: 'path_not_found',
      message: 'There is no file or folder b.txt. Check the path.',
    });
  });

  test('a file without permission is passed over beside others', async () => {
    const { documents, skipped } = await readAll({ 'd/a.txt': { fails: 'EACCES' }, 'd/b.txt': text }, { paths: ['d'] });

    expect(documents).toHaveLength(1);
    expect(skipped).toEqual([{ kind: 'skipped', label: 'a.txt', reason: 'unreadable', detail: 'permission denied' }]);
  });

  test('a file without permission is an error when it is the only one', async () => {
    await expect(readAll({ 'a.txt': { fails: 'EACCES' } })).rejects.toMatchObject({
      code: 'unreadable_input',
      message: 'a.txt cannot be read: permission denied. Check its permissions.',
    });
  });

  test('a reading that is called off stops', async () => {
    await expect(readAll({ 'a.txt': text }, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'aborted',
    });
  });

  test('no path, or standard input that is not there, is an error', async () => {
    await expect(readAll({}, { paths: [] })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(readAll({}, { paths: ['-'] })).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

describe('texts', () => {
  const umlauts = 'Grüße aus Köln – schön, daß du schreibst.';

  test.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${umlauts}`, 'utf8')],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${umlauts}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(umlauts, 'utf16le')],
    ['UTF-16, the other order', Buffer.from(`\ufeff${umlauts}`, 'utf16le').swap16()],
    [
      'Windows-1252',
      Buffer.concat([
        Buffer.from('Grüße aus Köln ', 'latin1'),
        Buffer.from([0x96]),
        Buffer.from(' schön, daß du schreibst.', 'latin1'),
      ]),
    ],
  ])('in %s are decoded', async (_name, bytes) => {
    const { documents } = await readAll({ 'a.txt': bytes });

    expect(documents.map((document) => document.text)).toEqual([umlauts]);
  });

  test('of 50 MB are read from their beginning, with a word on the rest', async () => {
    const paragraph = `${'All work and no play makes a long day. '.repeat(20)}\n\n`;
    const started = performance.now();

    const { documents, skipped } = await readAll({
      'diary.txt': paragraph.repeat(Math.ceil(50_000_000 / paragraph.length)),
    });

    expect(
      documents.map(({ text }) => text.length > 1_990_000 && text.length <= 2_000_000 && text.endsWith('day. ')),
    ).toEqual([true]);
    expect(skipped).toEqual([
      {
        kind: 'skipped',
        label: 'diary.txt',
        reason: 'too-large',
        detail:
          'only the beginning, 2 MB, was read: more than a profile needs. To use another part, save it as a file of its own',
      },
    ]);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('in Markdown lose front matter, code, tables and pictures, and keep the words of links', async () => {
    const markdown =
      '---\ntitle: Valves\ndate: 2021-05-03\n---\n\n# Valves\n\nThey **arrived** [today](https://x.example).\n\n```sh\nrm -rf /\n```\n\n| a | b |\n| - | - |\n![v](v.png)\n\n<!-- later -->- good';

    expect((await readAll({ 'a.md': markdown })).documents).toEqual([
      {
        kind: 'document',
        text: '\n# Valves\n\nThey **arrived** today.\n\n\n\n\n- good',
        source: { kind: 'markdown', label: 'a.md', unit: 'a.md' },
        register: null,
        writtenAt: '2021-05-03T00:00:00.000Z',
        authorName: null,
      },
    ]);
  });

  test('in HTML are told by their words', async () => {
    const { documents } = await readAll({
      'a.html':
        '<html><head><title>x</title><style>p{}</style></head><body><p>Fine &amp; <b>good</b>.</p><p>Bye</p></body></html>',
    });

    expect(documents.map((document) => document.text)).toEqual(['Fine & good.\n\nBye']);
  });

  test('with an unknown extension are read when they are text', async () => {
    const { documents, skipped } = await readAll(
      { 'd/notes.org': text, 'd/app.exe': Buffer.from([77, 90, 0, 3, 0]) },
      { paths: ['d'] },
    );

    expect([documents.map(({ source }) => source.label), skipped.map(({ reason }) => reason)]).toEqual([
      ['notes.org'],
      ['binary'],
    ]);
  });
});

describe('standard input', () => {
  test.each([
    ['plain text', text, 'stdin'],
    [
      'a mailbox',
      `From ada@engines.example Mon May 03 10:12:00 2021\nFrom: ada@engines.example\nSubject: x\n\n${text}\n`,
      'mailbox',
    ],
    ['a mail', `From: ada@engines.example\nTo: bo@looms.example\nSubject: x\n\n${text}\n`, 'email'],
    ['line-JSON', `${JSON.stringify({ text })}\n`, 'table'],
  ])('is taken as %s by its first bytes', async (_name, input, kind) => {
    const { documents } = await readAll({}, { paths: ['-'] }, [input.slice(0, 10), input.slice(10)]);

    expect(documents.map((document) => [document.text.trim(), document.source.kind])).toEqual([[text, kind]]);
  });
});
