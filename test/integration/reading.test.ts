import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CorpusRow, makeMailCorpus, readCorpusRows, type TruthRow } from '../../scripts/make-mail-corpus.ts';
import { openDocumentReader } from '../../src/adapters/files/index.ts';
import { cleanDocument, createDuplicateFilter } from '../../src/core/text/index.ts';
import { maskPersonalData } from '../../src/core/text/mask-personal-data.ts';

const data = new URL('../../../shared/data/authorship/enron_aeslc.jsonl', import.meta.url).pathname;

// Own fiction, so that the chain is tested where the data is absent: long lines, short lines, other alphabets, marks.
const fiction: readonly CorpusRow[] = [
  'I looked at the valves again this morning and I am no longer sure that we ordered the right ones.\nThe flange is a hand too wide.\nCan you ask the mill?',
  'Bo, good news: the pump runs – twelve hours without a drop. “Touch wood,” as Cy says…\n\nShall we tell the board? I would wait until Friday, when the second test is done and the numbers are in.',
  'Café at 3 €? I’ll bring the drawings, the key and Dee’s notes on the übermäßig loud gearbox. Do not forget the bolts, please.',
  'From what I heard the train is late again.\nFrom Monday on we start at eight, as agreed with everybody in the hall and at the desk.\nSee you there.',
  'No. The offer stands as it was sent, and we will not change a word of it before the lawyers have read it twice.',
  'Quick one: who has the spare gasket? It was on the shelf by the door yesterday and now it is not, which is odd.',
].flatMap((text, at) =>
  ['sender-01', 'sender-02', 'sender-15'].map((author) => ({
    author,
    subject: `Valves – ${at}`,
    text: `${text}\nThis is mine, ${author}.`,
  })),
);

interface Reading {
  /** Mails that the reader took for the person's. */
  readonly own: number;
  readonly texts: readonly string[];
  readonly duplicates: number;
  readonly dropped: Readonly<Record<string, number>>;
}

async function read(paths: readonly string[], address: string): Promise<Reading> {
  const filter = createDuplicateFilter([]);
  const texts: string[] = [];
  const dropped: Record<string, number> = {};
  let duplicates = 0;
  let own = 0;
  for await (const found of openDocumentReader({ stdin: null }).read({ paths, me: [address], textColumn: null })) {
    if (found.kind === 'document') own += 1;
    const cleaned =
      found.kind === 'document'
        ? cleanDocument({ text: found.text, register: 'email', authorName: found.authorName })
        : found;
    if (cleaned.kind === 'kept') {
      texts.push(cleaned.text);
      if (filter.admit(cleaned.text) === 'duplicate') duplicates += 1;
    } else dropped[cleaned.reason] = (dropped[cleaned.reason] ?? 0) + 1;
  }
  return { own, texts, duplicates, dropped };
}

describe.each([
  { name: 'fictional mail', rows: () => fiction, isThere: true },
  {
    name: `the mails of ${data.split('/').slice(-2).join('/')}`,
    rows: () => readCorpusRows(data),
    isThere: existsSync(data),
  },
])('$name as a mailbox and as a folder of mails', ({ rows, isThere }) => {
  let folder = '';
  let truth: readonly TruthRow[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reading-'));
    if (isThere) truth = makeMailCorpus({ rows: rows(), folder, seed: 1 });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.for([
    { path: 'all.mbox', people: Number.POSITIVE_INFINITY },
    { path: 'eml', people: 3 },
  ])(
    '$path: every mail comes back as it was written, personal data masked, and nobody else’s',
    async ({ path, people }, { skip }) => {
      skip(!isThere, `${data} is not there`);
      const addresses = [...new Set(truth.map(({ address }) => address))].slice(0, people);
      const missing: string[] = [];
      let expected = 0;
      for (const address of addresses) {
        const own = truth.filter((row) => row.address === address);
        const typed = own.flatMap(({ text, transport }) => (text === null ? [] : [{ text, transport }]));
        const result = await read([join(folder, path)], address);

        expect(result.own).toBe(typed.length);
        expect(result.dropped['other-author'] ?? 0).toBe(
          truth.filter((row) => row.address !== address && row.text !== null).length,
        );
        expect(result.dropped.automatic ?? 0).toBe(truth.filter((row) => row.text === null).length);
        expect(result.duplicates).toBeGreaterThanOrEqual(own.filter(({ isCopy }) => isCopy).length);
        expected += typed.length;
        const found = new Set(result.texts);
        for (const { text, transport } of typed)
          if (!found.has(maskPersonalData(text).text)) missing.push(`${transport}: ${text}`);
      }

      expect(missing.length / expected, missing.slice(0, 3).join('\n~~~\n')).toBeLessThanOrEqual(0.02);
    },
  );
});
