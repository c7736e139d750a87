import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFederalistPapers } from '../../../bench/federalist-papers.ts';
import { runCommand } from '../../../test/support/command-line.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import {
  attributionResultSchema,
  plotResultSchema,
  verificationResultSchema,
} from '../../contracts/stylometry-results.ts';
import { fixtureWriters } from '../../core/stylometry/verification/writer-fixture.ts';

const writers = fixtureWriters(14, { texts: 12, words: 120, seed: 8 });
const run = (...args: readonly string[]) => runCommand(['stylometry', ...args]);

/** Three known authors in folders, a text of each held back, the others as imposters. */
function corpus(): string {
  const root = temporaryFolder();
  for (const [place, { author, texts }] of writers.entries()) {
    const side = place < 3 ? 'known' : 'imposters';
    for (const [number, text] of texts.entries()) {
      if (side === 'known' && number === 11) put(root, `unknown/by-${author}.txt`, text);
      else put(root, `${side}/${author}/${String(number).padStart(2, '0')}.txt`, text);
    }
  }
  return root;
}

function put(root: string, path: string, text: string): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

describe('stylometry attribute', () => {
  test.each([{ flags: [] }, { flags: ['--distance', 'cosine'] }, { flags: ['--method', 'imposters'] }])(
    'names the writers of made-up texts $flags',
    async ({ flags }) => {
      const root = corpus();

      const { code, out, err } = await run(
        'attribute',
        '--known',
        join(root, 'known'),
        '--unknown',
        join(root, 'unknown'),
        ...flags,
        '--json',
      );

      expect({ code, err }).toEqual({ code: 0, err: '' });
      const { texts } = attributionResultSchema.parse(JSON.parse(out));
      expect(texts.map(({ id, ranking }) => [id, `by-${ranking[0]?.author}`])).toEqual(texts.map(({ id }) => [id, id]));
      expect(texts.every(({ ranking }) => ranking.every(({ distance }) => distance !== null))).toBe(true);
    },
  );

  test('takes authors from file names, from a pattern, and from files as a shell lists them', async () => {
    const root = temporaryFolder();
    for (const { author, texts } of writers.slice(0, 2))
      for (const number of [0, 1, 2]) {
        put(root, `flat/${author}_letter ${number}.txt`, texts[number] ?? '');
        put(root, `deep/${author}/${number}.md`, texts[number] ?? '');
      }
    put(root, 'one.txt', writers[1]?.texts[5] ?? '');
    const files = writers.slice(0, 2).map(({ author }) => join(root, 'deep', author, '1.md'));

    for (const known of [[join(root, 'flat')], [join(root, 'deep/*/*.md')], files]) {
      const { code, out } = await run(
        'attribute',
        '--known',
        ...known,
        '--unknown',
        join(root, 'one.txt'),
        '--distance',
        'burrows',
        '--json',
      );

      expect(code).toBe(0);
      const { texts } = attributionResultSchema.parse(JSON.parse(out));
      expect(texts[0]?.ranking.map(({ author }) => author).toSorted()).toEqual(['writer-00', 'writer-01']);
    }
  });

  test('says of a text of four words that it is too short', async () => {
    const root = corpus();
    put(root, 'unknown/brief.txt', 'Yes see you there');

    const { code, out } = await run(
      'attribute',
      '--known',
      join(root, 'known'),
      '--unknown',
      join(root, 'unknown/brief.txt'),
    );

    expect(code).toBe(0);
    expect(out).toContain('too short: 4 words');
  });

  test('tells what is wrong: no texts, no folder, one author only, a known text too short', async () => {
    const root = corpus();
    mkdirSync(join(root, 'empty'));
    put(root, 'short/ada/1.txt', 'Hello there.');
    put(root, 'short/bo/1.txt', writers[0]?.texts[0] ?? '');
    const ask = (known: string) => run('attribute', '--known', join(root, known), '--unknown', join(root, 'unknown'));

    const answers = await Promise.all(['empty', 'nowhere', 'known/writer-00', 'short'].map(ask));

    expect(answers.map(({ code }) => code)).toEqual([2, 3, 2, 2]);
    expect(answers.map(({ err }) => err)).toEqual([
      expect.stringContaining('no .txt or .md files'),
      expect.stringContaining('no file or folder'),
      expect.stringContaining('by one author, "writer-00"'),
      expect.stringContaining('"ada/1" has 2 words'),
    ]);
  });
});

describe('stylometry on unusual files', () => {
  test('reads Windows-1252 and UTF-16, authors called by signs, and follows links without going round', async () => {
    const root = corpus();
    put(root, 'known/bø 🦊/one.txt', writers[5]?.texts[0] ?? '');
    const odd = join(root, 'odd');
    mkdirSync(odd);
    const text = 'Café à la carte, then the river and the garden in the morning';
    writeFileSync(join(odd, 'latin.txt'), Buffer.from(text, 'latin1'));
    writeFileSync(join(odd, 'wide.txt'), Buffer.from(`\uFEFF${text}`, 'utf16le'));
    writeFileSync(join(odd, 'plain.txt'), text);
    symlinkSync('..', join(odd, 'round'));
    symlinkSync(join(root, 'unknown'), join(odd, 'linked'));

    const { code, out, err } = await run('attribute', '--known', join(root, 'known'), '--unknown', odd, '--json');

    expect({ code, err }).toEqual({ code: 0, err: '' });
    const { texts } = attributionResultSchema.parse(JSON.parse(out));
    const [latin, plain, wide] = ['latin', 'plain', 'wide'].map((name) => texts.find(({ id }) => id === name));
    expect({ ...latin, id: '' }).toEqual({ ...plain, id: '' });
    expect({ ...wide, id: '' }).toEqual({ ...plain, id: '' });
    expect(plain?.ranking.map(({ author }) => author)).toContain('bø 🦊');
    expect(texts.filter(({ id }) => id.startsWith('linked/'))).toHaveLength(3);
  });

  test('says that a text in question is among the known ones, and does not verify it', async () => {
    const root = corpus();
    const known = readFileSync(join(root, 'known/writer-01/03.txt'), 'utf8');
    put(root, 'again/copy.txt', known.replaceAll(' ', '\n'));
    const paths = ['--known', join(root, 'known'), '--unknown', join(root, 'again')];

    const attributed = await run('attribute', ...paths);
    const verified = await run('verify', ...paths, '--imposters', join(root, 'imposters'));

    expect(attributed.out).toContain('the known text "writer-01/03" of writer-01 is the same text');
    expect(verified).toMatchObject({
      code: 2,
      err: expect.stringContaining('"copy" is also given as "writer-01/03" of writer-01'),
    });
  });

  test('names the file that is no text, too large, or a link to nothing, and what to do', async () => {
    const root = corpus();
    put(root, 'bytes/x.txt', 'a\0b\0c'.repeat(10));
    put(root, 'large/x.txt', 'word '.repeat(4_000_000));
    mkdirSync(join(root, 'gone'));
    symlinkSync('nowhere', join(root, 'gone/x.txt'));
    const ask = (unknown: string) => run('attribute', '--known', join(root, 'known'), '--unknown', join(root, unknown));

    const answers = await Promise.all(['bytes', 'large', 'gone'].map(ask));

    expect(answers.map(({ code }) => code)).toEqual([2, 2, 2]);
    expect(answers.map(({ err }) => err)).toEqual([
      expect.stringMatching(/bytes.x\.txt" \(--unknown\) is not text.*Take it away/),
      expect.stringMatching(/large.x\.txt" \(--unknown\) holds 19 MB.*Cut it/),
      expect.stringMatching(/gone.x\.txt" \(--unknown\) points to a file that is not there/),
    ]);
  });
});

test('stylometry verify tells of every text and author what is consistent, with its contract', async () => {
  const root = corpus();

  const { code, out, err } = await run(
    'verify',
    ...[
      '--known',
      join(root, 'known'),
      '--unknown',
      join(root, 'unknown'),
      '--imposters',
      join(root, 'imposters'),
      '--json',
    ],
  );

  expect({ code, err }).toEqual({ code: 0, err: '' });
  const { texts, imposters } = verificationResultSchema.parse(JSON.parse(out));
  expect(imposters).toBe(11);
  const pairs = texts.flatMap(({ id, authors }) =>
    authors.map((found) => ({ own: id === `by-${found.author}`, ...found })),
  );
  expect(pairs).toHaveLength(9);
  expect(pairs.filter(({ own, decision }) => own && decision === 'different')).toEqual([]);
  expect(pairs.filter(({ own, decision }) => !own && decision === 'same').length).toBeLessThanOrEqual(1);
});

test('stylometry plot writes the same picture every time, and names the file', async () => {
  const root = corpus();
  const [first, second] = [join(root, 'a.svg'), join(root, 'b.svg')];

  for (const kind of ['dendrogram', 'scatter']) {
    for (const out of [first, second]) {
      const ended = await run(
        'plot',
        '--known',
        join(root, 'known'),
        '--unknown',
        join(root, 'unknown'),
        '--out',
        out,
        '--kind',
        kind,
        '--json',
      );
      expect(ended.code).toBe(0);
      expect(plotResultSchema.parse(JSON.parse(ended.out))).toEqual({
        out,
        kind,
        texts: 36,
        authors: 4,
        distance: 'cosine-delta',
      });
    }
    expect(readFileSync(first, 'utf8')).toBe(readFileSync(second, 'utf8'));
    expect(readFileSync(first, 'utf8')).toContain('writer-01');
  }
  const nowhere = await run('plot', '--known', join(root, 'known'), '--out', join(root, 'no/such/folder.svg'));
  expect({ code: nowhere.code, err: nowhere.err }).toEqual({
    code: 2,
    err: expect.stringContaining('could not be written'),
  });
});

const papers = await readFederalistPapers();

/** Skipped where ../shared/data/authorship/federalist.jsonl is not there. */
describe.skipIf(papers === null)('on the Federalist papers', () => {
  test.each([{ flags: [] }, { flags: ['--distance', 'burrows'] }, { flags: ['--distance', 'cosine'] }])(
    'S4: attribute gives the disputed ones to Madison $flags',
    async ({ flags }) => {
      const root = temporaryFolder();
      for (const { number, author, text } of papers ?? []) {
        if (author === 'disputed') put(root, `disputed/${number}.txt`, text);
        else if (author !== 'joint') put(root, `known/${author}/${number}.txt`, text);
      }

      const { out } = await run(
        'attribute',
        '--known',
        join(root, 'known'),
        '--unknown',
        join(root, 'disputed'),
        ...flags,
        '--json',
      );

      const { texts } = attributionResultSchema.parse(JSON.parse(out));
      expect(texts.filter(({ ranking }) => ranking[0]?.author === 'madison').length).toBeGreaterThanOrEqual(11);
    },
  );
});
