import { descriptionSchema } from '../../../contracts/dataset.ts';
import { type DatasetFormat, hasAll, item } from '../dataset-format.ts';
import { textOf, wordOf } from '../row-fields.ts';

const { aspect, part } = descriptionSchema.shape;

/** Descriptions of invented people (ALOE, Wu et al. 2024, `aloe_personas.jsonl`), each of a life or of a character. */
export const personasFormat: DatasetFormat<'descriptions'> = {
  name: 'personas',
  kind: 'descriptions',
  columns: 'id, kind (profile or personality), split (train or eval), text',
  recognises: (columns, { values }) =>
    hasAll(columns, ['id', 'kind', 'split', 'text']) &&
    !columns.has('person') &&
    !columns.has('author') &&
    aspect.safeParse(values['kind']).success,
  read: (rows) =>
    rows.map((row) =>
      item({
        id: textOf(row, 'id'),
        aspect: wordOf(row, 'kind', aspect.options),
        part: wordOf(row, 'split', part.options),
        text: textOf(row, 'text'),
      }),
    ),
};
