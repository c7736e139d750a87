import type { Choice } from '../../../contracts/dataset.ts';
import type { DatasetRow } from '../../../ports/dataset-files.ts';
import { type DatasetFormat, hasAll, item } from '../dataset-format.ts';
import { badField, numberOf, textOf, wordOf } from '../row-fields.ts';

/** What a pair may be judged by, which a learner is not told: the hidden context. */
export const hiddenObjectives = ['helpful', 'harmless'] as const;

/** `hh_hidden_context.jsonl`, as `readHiddenContext` reads it. */
export const hiddenContextFormat: DatasetFormat<'choices'> = {
  name: 'hidden-context',
  kind: 'choices',
  columns: 'id, objective, prompt, responses, preferred, crowd_preferred',
  recognises: (columns) => hasAll(columns, ['objective', 'responses', 'preferred', 'crowd_preferred']),
  read: (rows) => readHiddenContext(rows).map(item),
};

/**
 * Pairs of HH-RLHF relabelled by an objective (Siththaranjan et al. 2023, arXiv 2312.08358): columns `id`, `objective`, `prompt`, `responses`,
 * `preferred`, `crowd_preferred`. Throws `unreadable_input` naming the row.
 */
export function readHiddenContext(rows: readonly DatasetRow[]): readonly Choice[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    const id = textOf(row, 'id');
    if (seen.has(id)) throw badField(row, 'id', `is "${id}", which an earlier row has too`);
    seen.add(id);
    return {
      id,
      person: null,
      objective: wordOf(row, 'objective', hiddenObjectives),
      prompt: textOf(row, 'prompt'),
      options: twoTextsOf(row),
      chosen: placeOf(row, 'preferred'),
      crowdChosen: placeOf(row, 'crowd_preferred'),
    };
  });
}

function twoTextsOf(row: DatasetRow): [string, string] {
  const value = row.values['responses'];
  const [first, second, ...further]: readonly unknown[] = Array.isArray(value) ? value : [];
  if (typeof first !== 'string' || typeof second !== 'string' || further.length > 0)
    throw badField(row, 'responses', 'is no list of two texts');
  return [first, second];
}

function placeOf(row: DatasetRow, name: string): 0 | 1 {
  const place = numberOf(row, name);
  if (place !== 0 && place !== 1) throw badField(row, name, `is ${place}, not 0 or 1`);
  return place;
}
