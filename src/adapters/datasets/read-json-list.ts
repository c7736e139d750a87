import { readFile } from 'node:fs/promises';
import type { DatasetRow } from '../../ports/dataset-files.ts';
import { damagedRow } from './damaged-row.ts';
import { isRecord } from './is-record.ts';

interface FoundList {
  readonly list: readonly unknown[];
  /** The other fields of the object that holds it. */
  readonly around?: Readonly<Record<string, unknown>>;
}

/** A list of objects, or an object that holds just one list (`{"task": …, "golds": […]}`). Held in memory whole. */
export async function* readJsonList(path: string, name: string): AsyncGenerator<DatasetRow> {
  const found = listIn(parse(name, await readText(path, name)));
  if (found === null) {
    throw damagedRow(name, 'holds no list of objects', 'Use a JSON list, or one object a line in a .jsonl file.');
  }
  const { list, ...beside } = found;
  for (const [at, values] of list.entries()) {
    const place = `${name} item ${at + 1}`;
    if (!isRecord(values)) throw damagedRow(place, 'is no object', 'Mend or remove it.');
    yield { place, values, ...beside };
  }
}

async function readText(path: string, name: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_STRING_TOO_LONG')) throw error;
    throw damagedRow(
      name,
      'is longer than one string can be',
      'Write it as JSON lines: one object a line, in a .jsonl file.',
    );
  }
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw damagedRow(name, 'is no JSON', 'Where it holds one object a line, call it .jsonl.');
  }
}

function listIn(value: unknown): FoundList | null {
  if (Array.isArray(value)) return { list: value };
  if (!isRecord(value)) return null;
  const fields = Object.entries(value);
  const lists = fields.flatMap(([, part]) => (Array.isArray(part) ? [part] : []));
  const [list] = lists;
  if (list === undefined || lists.length > 1) return null;
  return { list, around: Object.fromEntries(fields.filter(([, part]) => part !== list)) };
}
