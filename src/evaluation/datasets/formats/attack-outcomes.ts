import { type DatasetFormat, hasAll, item } from '../dataset-format.ts';
import { badField, flagOf, numberOf, textOf } from '../row-fields.ts';

/** Whether published attacks on JailbreakBench's goals succeeded (`jbb_attack_outcomes.jsonl`), without the attacks and the answers. */
export const attackOutcomesFormat: DatasetFormat<'attack-outcomes'> = {
  name: 'attack-outcomes',
  kind: 'attack-outcomes',
  columns: 'behavior_id, method, access, target, jailbroken, queries, response_chars',
  recognises: (columns) => hasAll(columns, ['behavior_id', 'method', 'target', 'jailbroken']),
  read: (rows) =>
    rows.map((row) => {
      if (row.values['jailbroken'] === undefined) throw badField(row, 'jailbroken', 'is missing');
      return item({
        behaviourId: textOf(row, 'behavior_id'),
        method: textOf(row, 'method'),
        access: textOf(row, 'access'),
        target: textOf(row, 'target'),
        jailbroken: flagOf(row, 'jailbroken', false),
        queries: numberOf(row, 'queries'),
        responseLength: numberOf(row, 'response_chars'),
      });
    }),
};
