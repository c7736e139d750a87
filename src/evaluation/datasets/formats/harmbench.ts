import type { SafetyPrompt } from '../../../contracts/dataset.ts';
import type { DatasetRow } from '../../../ports/dataset-files.ts';
import { type DatasetFormat, hasAll, item, leftOut, type RowOutcome } from '../dataset-format.ts';
import { flagOf, optionalTextOf, textOf, wordOf } from '../row-fields.ts';

const withContext = 'asks about a context that is not part of the prompt';
const withImage = 'asks about an image';

/** HarmBench in one file (`harmbench_behaviors.jsonl`), without the contexts: rows that need one are left out. Protected texts are marked. */
export const harmbenchRowsFormat: DatasetFormat<'safety'> = {
  name: 'harmbench-rows',
  kind: 'safety',
  columns: 'id, prompt, category, functional, has_context, split, label',
  recognises: (columns) => hasAll(columns, ['id', 'prompt', 'functional', 'has_context', 'label']),
  read: (rows) =>
    rows.map((row) => {
      wordOf(row, 'label', ['harmful']);
      if (flagOf(row, 'has_context', false)) return leftOut(withContext);
      return behaviour(row, textOf(row, 'id'), textOf(row, 'prompt'), {
        category: 'category',
        functional: 'functional',
      });
    }),
};

/**
 * HarmBench as published (`harmbench_behaviors_text_*.csv`). Rows with a context are left out here too, so that figures on either file are of the same
 * prompts; and so are those of `harmbench_behaviors_multimodal_*.csv`, which has the same columns and asks about images.
 */
export const harmbenchFormat: DatasetFormat<'safety'> = {
  name: 'harmbench',
  kind: 'safety',
  columns: 'Behavior, FunctionalCategory, SemanticCategory, Tags, ContextString, BehaviorID',
  recognises: (columns) => hasAll(columns, ['Behavior', 'FunctionalCategory', 'SemanticCategory', 'BehaviorID']),
  read: (rows) =>
    rows.map((row) => {
      if (optionalTextOf(row, 'ContextString') !== undefined) return leftOut(withContext);
      if (optionalTextOf(row, 'ImageFileName') !== undefined) return leftOut(withImage);
      return behaviour(row, textOf(row, 'BehaviorID'), textOf(row, 'Behavior'), {
        category: 'SemanticCategory',
        functional: 'FunctionalCategory',
      });
    }),
};

function behaviour(
  row: DatasetRow,
  id: string,
  prompt: string,
  columns: { readonly category: string; readonly functional: string },
): RowOutcome<SafetyPrompt> {
  const copyright = textOf(row, columns.functional) === 'copyright';
  return item({
    id,
    prompt,
    set: 'harmbench',
    label: 'harmful',
    category: textOf(row, columns.category),
    ...(copyright ? { copyright } : {}),
  });
}
