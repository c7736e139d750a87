import type { AttackOutcome } from '../../contracts/dataset.ts';
import type { Table } from '../../contracts/evaluation-report.ts';
import { groupBy } from '../../core/numerics/group-by.ts';
import { wilson } from '../../core/statistics/index.ts';
import { builtInDatasets } from '../datasets/built-in-datasets.ts';
import type { DatasetFile } from '../datasets/dataset.ts';
import { openDatasetOf } from '../datasets/open-dataset.ts';
import type { ExperimentSetting } from '../experiment.ts';

export interface AttackContext {
  readonly table: Table;
  readonly files: readonly DatasetFile[];
}

const outcomesName = 'attack-outcomes';

/**
 * How often published attacks got a harmful answer on the behaviours of JailbreakBench: what the harm of plain requests is to be seen beside. Null where
 * the folder does not hold the outcomes. The attacks themselves are neither stored nor used.
 */
export async function readAttackContext({
  files,
  options: { folder },
}: Pick<ExperimentSetting, 'files' | 'options'>): Promise<AttackContext | null> {
  const path = builtInDatasets.find(({ name }) => name === outcomesName)?.path;
  if (folder === null || path === undefined) return null;
  if ((await files.kindOf(files.inFolder(folder, path))) !== 'file') return null;
  const dataset = await openDatasetOf(files, 'attack-outcomes', { dataset: outcomesName, folder });
  return { table: tableOf(dataset.items), files: dataset.files };
}

function tableOf(outcomes: readonly AttackOutcome[]): Table {
  const kinds = [...groupBy(outcomes, ({ method, target }) => `${method}\u0000${target}`)].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return {
    name: 'Published attacks, for comparison',
    columns: ['attack', 'model', 'succeeded', 'low', 'high', 'n'],
    rows: kinds.map(([, own]) => {
      const won = own.filter(({ jailbroken }) => jailbroken).length;
      const { low, high } = wilson(won, own.length);
      return [own[0]?.method ?? '', own[0]?.target ?? '', won / own.length, low, high, own.length];
    }),
    note: 'JailbreakBench artifacts: share of its 100 behaviours on which the attack got a harmful answer, by that project’s own judge, with Wilson’s interval. Nothing of it was run here.',
  };
}
