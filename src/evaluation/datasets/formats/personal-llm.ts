import type { DatasetRow } from '../../../ports/dataset-files.ts';
import { type DatasetFormat, hasAll, item } from '../dataset-format.ts';
import { badField, optionalTextOf, textOf } from '../row-fields.ts';

/**
 * PersonalLLM exported from Parquet to JSON lines, JSON or CSV: `prompt`, `response_1` to `response_8`, and a number `response_K_NAME` for every
 * answer and reward model.
 */
export const personalLlmFormat: DatasetFormat<'scored-responses'> = {
  name: 'personal-llm',
  kind: 'scored-responses',
  columns: 'prompt, response_1 … response_8, response_1_gemma_2b …',
  recognises: (columns) => hasAll(columns, ['prompt', 'response_1', 'response_2']),
  read: (rows) =>
    rows.map((row, at) => {
      const places = Object.keys(row.values)
        .flatMap((name) => /^response_(\d+)$/.exec(name)?.[1] ?? [])
        .toSorted((a, b) => Number(a) - Number(b));
      return item({
        id: optionalTextOf(row, 'prompt_id') ?? `personal-llm-${at + 1}`,
        prompt: textOf(row, 'prompt'),
        responses: places.map((place) => ({
          text: textOf(row, `response_${place}`),
          model: optionalTextOf(row, `response_${place}_model`) ?? null,
          scores: scoresOf(row, `response_${place}_`),
        })),
      });
    }),
};

function scoresOf(row: DatasetRow, prefix: string): Readonly<Record<string, number>> {
  const scores = Object.entries(row.values).flatMap(([name, value]) => {
    if (!name.startsWith(prefix) || name === `${prefix}model` || value === '' || value === null) return [];
    const score = Number(value);
    if (!Number.isFinite(score)) throw badField(row, name, 'is no number');
    return [[name.slice(prefix.length), score] as const];
  });
  if (scores.length === 0) throw badField(row, `${prefix}NAME`, 'is missing for every reward model');
  return Object.fromEntries(scores);
}
