import { type SafetyPrompt, safetyLabelSchema } from '../../../contracts/dataset.ts';
import type { DatasetRow } from '../../../ports/dataset-files.ts';
import { type DatasetFormat, hasAll, item } from '../dataset-format.ts';
import { badField, flagOf, optionalTextOf, textOf, wordOf } from '../row-fields.ts';

/** Safety prompts of one's own: `prompt` and `label`; `id`, `set`, `twin`, `behaviour`, `category`, `copyright` where they are known. */
export const ownPromptsFormat: DatasetFormat<'safety'> = {
  name: 'own-prompts',
  kind: 'safety',
  columns: 'prompt, label (harmful, borderline or safe); also id, set, twin, behaviour, category, copyright',
  recognises: (columns) => hasAll(columns, ['prompt', 'label']),
  read(rows, { file }) {
    const set = file.replace(/\.[^.]*$/, '');
    const prompts = rows.map((row, at) => ownPrompt(row, set, at));
    const ids = new Set(prompts.map(({ id }) => id));
    for (const [at, { twin }] of prompts.entries()) {
      const row = rows[at];
      if (row !== undefined && twin !== undefined && !ids.has(twin)) {
        throw badField(row, 'twin', `is "${twin}", which is the id of no row`);
      }
    }
    return prompts.map(item);
  },
};

function ownPrompt(row: DatasetRow, set: string, at: number): SafetyPrompt {
  const twin = optionalTextOf(row, 'twin');
  const behaviour = optionalTextOf(row, 'behaviour');
  const category = optionalTextOf(row, 'category');
  return {
    id: optionalTextOf(row, 'id') ?? `${set}-${at + 1}`,
    prompt: textOf(row, 'prompt'),
    set: optionalTextOf(row, 'set') ?? set,
    label: wordOf(row, 'label', safetyLabelSchema.options),
    ...(twin === undefined ? {} : { twin }),
    ...(behaviour === undefined ? {} : { behaviour }),
    ...(category === undefined ? {} : { category }),
    ...(flagOf(row, 'copyright', false) ? { copyright: true } : {}),
  };
}
