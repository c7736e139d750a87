import type { DatasetRow } from '../../../ports/dataset-files.ts';
import { badField, numberOf, textOf, wordOf } from '../row-fields.ts';

/** A pair of answers that was judged by one of two objectives, which a learner is not told: the hidden context. */
export interface HiddenContextPair {
  readonly id: string;
  readonly objective: 'helpful' | 'harmless';
  readonly prompt: string;
  readonly responses: readonly [string, string];
  /** Place of the answer that the objective prefers. */
  readonly preferred: 0 | 1;
  /** Place of the answer that the crowd preferred when the pair was collected. */
  readonly crowdPreferred: 0 | 1;
}

/**
 * Pairs of HH-RLHF relabelled by an objective (Siththaranjan et al. 2023, arXiv 2312.08358): columns `id`, `objective`, `prompt`, `responses`,
 * `preferred`, `crowd_preferred`. Throws `unreadable_input` naming the row.
 */
export function readHiddenContext(rows: readonly DatasetRow[]): readonly HiddenContextPair[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    const id = textOf(row, 'id');
    if (seen.has(id)) throw badField(row, 'id', `is "${id}", which an earlier row has too`);
    seen.add(id);
    return {
      id,
      objective: wordOf(row, 'objective', ['helpful', 'harmless']),
      prompt: textOf(row, 'prompt'),
      responses: twoTextsOf(row),
      preferred: placeOf(row, 'preferred'),
      crowdPreferred: placeOf(row, 'crowd_preferred'),
    };
  });
}

function twoTextsOf(row: DatasetRow): readonly [string, string] {
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
