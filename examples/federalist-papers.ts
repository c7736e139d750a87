// Reads the texts of examples/federalist.ts: from a folder, or the Federalist papers where their data lies beside this repository.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export interface Papers {
  readonly known: readonly { readonly author: string; readonly text: string }[];
  readonly unknown: readonly { readonly name: string; readonly text: string }[];
}

/** Null where there are no texts to read. */
export function readPapers(folder: string | undefined): Papers | null {
  if (folder !== undefined) return readFolder(folder);
  const data = new URL('../../shared/data/authorship/federalist.jsonl', import.meta.url);
  return existsSync(data) ? readData(readFileSync(data, 'utf8')) : null;
}

function readFolder(folder: string): Papers | null {
  const [known, unknown] = [join(folder, 'known'), join(folder, 'unknown')];
  if (!existsSync(known) || !existsSync(unknown)) return null;
  return {
    known: readdirSync(known)
      .toSorted()
      .flatMap((author) => readTexts(join(known, author)).map(({ text }) => ({ author, text }))),
    unknown: readTexts(unknown),
  };
}

function readTexts(folder: string): readonly { readonly name: string; readonly text: string }[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .toSorted()
    .map((file) => ({ name: basename(file, '.txt'), text: readFileSync(join(folder, file), 'utf8') }));
}

/** Parts of a paper are joined; the address line and the signature tell nothing of the writer. */
function readData(lines: string): Papers {
  const rows = lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Record<string, unknown> => JSON.parse(line));
  const papers = [...Map.groupBy(rows, (row) => Number(row['paper']))]
    .toSorted(([a], [b]) => a - b)
    .map(([number, parts]) => ({
      name: `paper ${number}`,
      author: String(parts[0]?.['author']),
      text: parts
        .map((part) => String(part['text']))
        .join(' ')
        .replace(/^\s*To the People of the State of New York:?\s*|\bPUBLIUS\.?/g, ''),
    }));
  return {
    known: papers.filter(({ author }) => author === 'HAMILTON' || author === 'MADISON'),
    unknown: papers.filter(({ author }) => author === 'HAMILTON OR MADISON'),
  };
}
