import { describe, expect, test } from 'vitest';
import type { FoundDocument, SkippedDocument } from '../ports/document-reader.ts';
import { sampleBy } from '../testing/index.ts';
import type { Progress } from './progress.ts';
import { type ReadTextsOptions, readTexts, sampleId } from './read-texts.ts';

const letter = (what: string, name = 'Ada') =>
  `Hi Kim,\n\nthe ${what} came today and I put it up myself. It looks fine.\n\nCheers,\n${name}`;
const found = (text: string, changes: Partial<FoundDocument> = {}): FoundDocument => ({
  kind: 'document',
  text,
  source: { kind: 'text', label: `${text.slice(0, 8)}.txt`, unit: text },
  register: 'email',
  writtenAt: null,
  authorName: null,
  ...changes,
});

async function* each(documents: readonly (FoundDocument | SkippedDocument)[]) {
  yield* documents;
}

function read(documents: readonly (FoundDocument | SkippedDocument)[], options: Partial<ReadTextsOptions> = {}) {
  return readTexts({ documents: each(documents), known: [], register: null, ...options });
}

test('a text becomes what a sample is, less its side', async () => {
  const { texts, report } = await read([found(letter('shelf'), { writtenAt: '2025-01-01T00:00:00.000Z' })]);

  expect(texts).toEqual([
    {
      id: sampleId(letter('shelf')),
      text: letter('shelf'),
      register: 'email',
      language: 'eng',
      words: 17,
      source: { kind: 'text', label: 'Hi Kim,\n.txt', unit: letter('shelf') },
      writtenAt: '2025-01-01T00:00:00.000Z',
    },
  ]);
  expect(report).toMatchObject({ kept: 1, known: 0, words: 17, dropped: { total: 0 } });
});

test('what is left out is counted by its reason, with the place it stood', async () => {
  const { texts, report } = await read([
    found(letter('shelf')),
    found(letter('shelf')),
    found('Ok thanks'),
    found(''),
    { kind: 'skipped', label: 'photo.jpg', reason: 'binary', detail: 'no text' },
  ]);

  expect(texts).toHaveLength(1);
  expect(report.dropped).toMatchObject({ total: 4, byReason: { duplicate: 1, 'too-short': 1, empty: 1, binary: 1 } });
  expect(report.dropped.examples).toContainEqual({ label: 'photo.jpg', reason: 'binary', detail: 'no text' });
});

test.each([
  { given: 'chat', form: 'email', is: 'chat' },
  { given: null, form: 'email', is: 'email' },
  { given: null, form: null, is: null },
])('the register is what was said ($given), else what the form suggests ($form): $is', async ({ given, form, is }) => {
  const { texts } = await read([found(letter('shelf'), { register: form })], { register: given });

  expect(texts.map(({ register }) => register)).toEqual([is]);
});

describe('a known text', () => {
  const long = `${letter('shelf')}\n\nPS The old one went to the shed, where nobody will miss it before the winter, and the nails are in the blue box.`;
  const known = [sampleBy('ada', { text: long })];

  test('is not taken again, nor is one that is nearly the same', async () => {
    const { texts, report } = await read([found(long), found(long.replace('blue', 'red')), found(letter('lamp'))], {
      known,
    });

    expect(texts.map(({ text }) => text)).toEqual([letter('lamp')]);
    expect(report).toMatchObject({ kept: 1, known: 1, dropped: { byReason: { 'near-duplicate': 1 } } });
  });

  test('still tells how the person signs: the learning that brought it may have been stopped', async () => {
    const both = [
      sampleBy('ada', { text: letter('shelf') }),
      sampleBy('ada', { text: letter('second ladder from the shed') }),
    ];

    const { texts, signature } = await read(
      both.map(({ text }) => found(text)),
      { known: both },
    );

    expect({ texts, signature }).toEqual({ texts: [], signature: 'Ada' });
  });
});

test.each([
  { names: ['Ada', 'Ada', 'Bo'], signature: 'Ada' },
  { names: ['Ada', 'Bo', 'Cy'], signature: null },
  { names: [], signature: null },
])('of $names the person signs $signature', async ({ names, signature }) => {
  const things = ['green shelf from the market', 'lamp', 'ladder that Bo had borrowed in spring'];

  const reading = await read(names.map((name, at) => found(letter(things[at] ?? '', name))));

  expect(reading.signature).toBe(signature);
});

test('a wish to stop is heeded between texts', async () => {
  const stop = new AbortController();
  const heard: Progress[] = [];

  const reading = read([found(letter('shelf')), found(letter('lamp'))], {
    signal: stop.signal,
    onProgress: (progress) => {
      heard.push(progress);
      stop.abort();
    },
  });

  await expect(reading).rejects.toMatchObject({ code: 'aborted' });
  expect(heard).toEqual([{ step: 'reading', kept: 1, dropped: 0 }]);
});
