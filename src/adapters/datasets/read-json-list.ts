import { readFile } from 'node:fs/promises';
import type { DatasetRow } from '../../ports/dataset-files.ts';
import { damagedRow } from './damaged-row.ts';
import { isRecord } from './is-record.ts';

/** A list of objects, or an object that holds just one list (`{"task": …, "golds": […]}`). Held in memory whole. */
export async function* readJsonList(path: string, name: string): AsyncGenerator<DatasetRow> {
  const list = listIn(parse(name, await readText(path, name)));
  if (list === null) {
    throw damagedRow(name, 'holds no list of objects', 'Use a JSON list, or one object a line in a .jsonl file.');
  }
  for (const [at, values] of list.entries()) {
    const place = `${name} item ${at + 1}`;
    if (!isRecord(values)) throw damagedRow(place, 'is no object', 'Mend or remove it.');
    yield { place, values };
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

function listIn(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  if (!isRecord(value)) return null;
  const lists = Object.values(value).filter((part) => Array.isArray(part));
  return lists.length === 1 ? (lists[0] ?? null) : null;
}
