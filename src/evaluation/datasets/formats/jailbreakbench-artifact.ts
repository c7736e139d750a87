import type { DatasetRow } from '../../../ports/dataset-files.ts';
import { type DatasetFormat, hasAll, item } from '../dataset-format.ts';
import { badField, isRecord, numberOf, textOf } from '../row-fields.ts';
import { jailbreakbenchId } from './jailbreakbench.ts';

/**
 * One attack on one model as JailbreakBench publishes it (`attack-artifacts/METHOD/ACCESS/MODEL.json`: parameters {method, model, attack_type, …}, and
 * jailbreaks [{index, goal, behavior, category, prompt, response, number_of_queries, jailbroken, …}]). Of the answer only its length is taken, of the
 * attack nothing.
 */
export const jailbreakbenchArtifactFormat: DatasetFormat<'attack-outcomes'> = {
  name: 'jailbreakbench-artifact',
  kind: 'attack-outcomes',
  columns: 'index, goal, number_of_queries, jailbroken, under jailbreaks, beside parameters',
  recognises: (columns) => hasAll(columns, ['index', 'goal', 'number_of_queries', 'jailbroken']),
  read: (rows) =>
    rows.map((row) => {
      const parameters = parametersOf(row);
      const { jailbroken, response } = row.values;
      if (typeof jailbroken !== 'boolean') throw badField(row, 'jailbroken', 'is neither true nor false');
      return item({
        behaviourId: jailbreakbenchId('harmful', textOf(row, 'index')),
        method: textOf(parameters, 'method'),
        access: textOf(parameters, 'attack_type'),
        target: textOf(parameters, 'model'),
        jailbroken,
        queries: numberOf(row, 'number_of_queries'),
        responseLength: typeof response === 'string' ? response.length : null,
      });
    }),
};

function parametersOf(row: DatasetRow): DatasetRow {
  const parameters = row.around?.['parameters'];
  if (!isRecord(parameters)) {
    throw badField(row, 'parameters', 'does not stand beside the jailbreaks, as in the published .json file');
  }
  return { place: `${row.place}, parameters`, values: parameters };
}
