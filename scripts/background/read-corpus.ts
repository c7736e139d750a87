import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { hashText, textKey } from '../../src/core/numerics/index.ts';
import type { SourceWriter } from '../../src/core/stylometry/fit-space.ts';
import type { RegisterSource } from '../../src/core/stylometry/summarise-register.ts';
import { tokenize } from '../../src/core/stylometry/tokenize.ts';
import { cleanDocument } from '../../src/core/text/index.ts';
import { type Corpus, spokenFrom } from './register-corpora.ts';
import { readSpeechesPackage } from './speeches-package.ts';

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/** Every second person of a corpus (sorted by id, even places), half of them to propose, half to try. */
export async function readCorpus(corpus: Corpus, register: string): Promise<RegisterSource> {
  const rows = await rowsOf(corpus);
  const everybody = new Set(rows.flatMap((row) => corpus.read(row)?.person ?? []));
  const half = [...everybody].sort().filter((_, place) => place % 2 === 0);
  const found = rows
    .filter((row) => !(Number(row['year']) < (corpus.fromYear ?? 0)))
    .flatMap((row) => corpus.read(row) ?? []);
  const people = half.filter((one) => found.some(({ person }) => person === one));
  const { name, licence, note, unreliable, fitted = false } = corpus;
  return {
    name,
    licence,
    note,
    unreliable,
    fitted,
    writers: people.map((person, place): SourceWriter => {
      const own = found.filter((row) => row.person === person);
      return {
        role: place % 2 === 0 ? 'background' : 'control',
        person: madeUpName(`${name}/${person}`),
        keys: [...new Set(own.flatMap(({ text }) => keysOf(text, register)))],
        texts: own.map(({ text, group }) => ({ tokens: tokenize(text), group })),
      };
    }),
  };
}

async function rowsOf({ path }: Corpus): Promise<readonly Record<string, unknown>[]> {
  if (path !== null) return readRows(path);
  const here = await readRows('authorship/sotu_speeches.jsonl');
  const parts = await readSpeechesPackage({ from: spokenFrom, not: new Set(here.map((row) => Number(row['year']))) });
  return parts.map((part) => ({ ...part }));
}

async function readRows(path: string): Promise<readonly Record<string, unknown>[]> {
  const lines = (await readFile(`${data}${path}`, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line): Record<string, unknown> => JSON.parse(line));
}

/** Says whether two writers are one, and not who. */
function madeUpName(person: string): string {
  const halves = [hashText(person), hashText(person, 0x9747b28c)];
  return `w_${halves.map((half) => half.toString(16).padStart(8, '0')).join('')}`;
}

/** As the text stands, and as it becomes a sample. */
function keysOf(text: string, register: string): readonly string[] {
  const cleaned = cleanDocument({ text, register, authorName: null });
  return [textKey(text), ...(cleaned.kind === 'kept' ? [textKey(cleaned.text)] : [])];
}
