import type { SafetyPrompt } from '../../../contracts/dataset.ts';
import { HyperalignError } from '../../../errors.ts';
import type { DatasetRow } from '../../../ports/dataset-files.ts';
import { type DatasetFormat, hasAll, item } from '../dataset-format.ts';
import { textOf } from '../row-fields.ts';

type Side = 'harmful' | 'benign';

/**
 * JailbreakBench as published: `harmful-behaviors.csv` and `benign-behaviors.csv` (Index, Goal, Target, Behavior, Category, Source). Nothing in the rows
 * tells the two apart, so the file's name must. The other file is read too where it lies beside: rows of one index are twins.
 */
export const jailbreakbenchFormat: DatasetFormat<'safety'> = {
  name: 'jailbreakbench',
  kind: 'safety',
  columns: 'Index, Goal, Target, Behavior, Category, Source',
  recognises: (columns) => hasAll(columns, ['Index', 'Goal', 'Behavior', 'Category']),
  companionOf: (file) => (sideOf(file) === null ? null : file.replace(/harmful|benign/i, otherWord)),
  read(rows, { file, companion }) {
    const side = sideOf(file);
    if (side === null) {
      throw new HyperalignError(
        'unreadable_input',
        `${file} does not say whether its goals are harmful. Keep the published names: harmful-behaviors.csv and benign-behaviors.csv.`,
        { details: { file } },
      );
    }
    const other = side === 'harmful' ? 'benign' : 'harmful';
    const twins = new Set(companion?.map((row) => textOf(row, 'Index')));
    const own = new Set(rows.map((row) => textOf(row, 'Index')));
    return [
      ...rows.map((row) => item(promptOf(row, side, twins))),
      ...(companion ?? []).map((row) => item(promptOf(row, other, own))),
    ];
  },
};

function sideOf(file: string): Side | null {
  const word = /harmful|benign/i.exec(file)?.[0].toLowerCase();
  return word === 'harmful' || word === 'benign' ? word : null;
}

function otherWord(word: string): string {
  return word.toLowerCase() === 'harmful' ? 'benign' : 'harmful';
}

function promptOf(row: DatasetRow, side: Side, twins: ReadonlySet<string>): SafetyPrompt {
  const index = textOf(row, 'Index');
  const idOn = (where: Side): string => `jbb-${where === 'benign' ? 'benign-' : ''}${index.padStart(3, '0')}`;
  return {
    id: idOn(side),
    prompt: textOf(row, 'Goal'),
    set: 'jailbreakbench',
    label: side === 'harmful' ? 'harmful' : 'borderline',
    ...(twins.has(index) ? { twin: idOn(side === 'harmful' ? 'benign' : 'harmful') } : {}),
    behaviour: textOf(row, 'Behavior'),
    category: textOf(row, 'Category'),
  };
}
