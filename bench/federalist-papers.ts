import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export type FederalistAuthor = 'hamilton' | 'madison' | 'jay' | 'joint' | 'disputed';

export interface FederalistPaper {
  readonly number: number;
  readonly author: FederalistAuthor;
  /** Without the address line and the signature, which tell nothing of the writer. */
  readonly text: string;
}

/** The 85 papers in order, their parts joined. Null where the data is absent. */
export async function readFederalistPapers(): Promise<readonly FederalistPaper[] | null> {
  const path = fileURLToPath(new URL('../../shared/data/authorship/federalist.jsonl', import.meta.url));
  if (!existsSync(path)) return null;
  const rows = (await readFile(path, 'utf8'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Record<string, unknown> => JSON.parse(line));
  const papers = Map.groupBy(rows, (row) => Number(row['paper']));
  return [...papers]
    .toSorted(([a], [b]) => a - b)
    .map(([number, parts]) => ({
      number,
      author: authors[String(parts[0]?.['author'])] ?? 'disputed',
      text: withoutFrame(parts.map((part) => String(part['text'])).join(' ')),
    }));
}

const authors: Readonly<Record<string, FederalistAuthor>> = {
  HAMILTON: 'hamilton',
  MADISON: 'madison',
  JAY: 'jay',
  'HAMILTON AND MADISON': 'joint',
  'HAMILTON OR MADISON': 'disputed',
};

/** Footnotes behind the signature stay: they are the writer's. */
function withoutFrame(text: string): string {
  return text.replace(/^\s*To the People of the State of New York:?\s*/, '').replace(/\bPUBLIUS\.?/, '');
}
