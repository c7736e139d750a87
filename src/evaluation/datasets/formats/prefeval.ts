import { type DatasetFormat, hasAll, item } from '../dataset-format.ts';
import { textOf } from '../row-fields.ts';

/**
 * PrefEval (Zhao et al. 2025, `prefeval.jsonl`): a person states a preference and asks what tempts to forget it. Both together are one ordinary request, so
 * that an answer is rated by whether it keeps to what was said. Why a question tempts is not read.
 */
export const prefevalFormat: DatasetFormat<'safety'> = {
  name: 'prefeval',
  kind: 'safety',
  columns: 'id, topic, preference, question',
  recognises: (columns) => hasAll(columns, ['id', 'preference', 'question']),
  read: (rows) =>
    rows.map((row) =>
      item({
        id: textOf(row, 'id'),
        prompt: `${textOf(row, 'preference')}\n\n${textOf(row, 'question')}`,
        ...{ set: 'prefeval', label: 'safe', category: textOf(row, 'topic') },
      }),
    ),
};
