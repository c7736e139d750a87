import { createReadStream } from 'node:fs';
import type { DatasetRow } from '../../ports/dataset-files.ts';
import { damagedRow } from './damaged-row.ts';
import { isRecord } from './is-record.ts';

/** One object a line. Lines end at line feeds alone: Node's line reader also ends them at U+2028, which JSON lets stand in a string. */
export async function* readJsonLines(path: string, name: string): AsyncGenerator<DatasetRow> {
  let number = 0;
  for await (const line of linesOf(path)) {
    number += 1;
    const text = number === 1 ? line.replace(/^\ufeff/, '') : line;
    if (text.trim() === '') continue;
    const place = `${name} line ${number}`;
    const values = parse(text);
    if (values === null)
      throw damagedRow(place, 'is no JSON object', 'Every line holds one object: mend or remove it.');
    yield { place, values };
  }
}

async function* linesOf(path: string): AsyncGenerator<string> {
  let held = '';
  for await (const piece of createReadStream(path, { encoding: 'utf8' })) {
    const lines = `${held}${piece}`.split('\n');
    held = lines.pop() ?? '';
    yield* lines;
  }
  yield held;
}

function parse(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}
