import type { SafetyPrompt } from '../../../contracts/dataset.ts';
import { HyperalignError } from '../../../errors.ts';
import type { DatasetRow } from '../../../ports/dataset-files.ts';
import { type DatasetFormat, hasAll, item } from '../dataset-format.ts';
import { optionalTextOf, textOf } from '../row-fields.ts';

type Side = 'harmful' | 'benign';

/**
 * JailbreakBench as published: `harmful-behaviors.csv` and `benign-behaviors.csv` (Index, Goal, Target, Behavior, Category, Source), the columns in capitals
 * or not. Nothing in the rows tells the two apart, so the file's name must. The other file is read too where it lies beside: rows of one index are twins,
 * in copies without an index those of one behaviour.
 */
export const jailbreakbenchFormat: DatasetFormat<'safety'> = {
  name: 'jailbreakbench',
  kind: 'safety',
  columns: 'Index, Goal, Target, Behavior, Category, Source',
  recognises: (columns) => hasAll(new Set([...columns].map(lower)), ['goal', 'target', 'behavior', 'category']),
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
    const own = rows.map(inLowerCase);
    const others = (companion ?? []).map(inLowerCase);
    const twins = new Set(others.map(keyOf));
    const ownKeys = new Set(own.map(keyOf));
    return [
      ...own.map((row) => item(promptOf(row, side, twins))),
      ...others.map((row) => item(promptOf(row, other, ownKeys))),
    ];
  },
};

/** The id of a goal by its index in the published files, which start at 0: `jbb-007`, `jbb-benign-007`. */
export function jailbreakbenchId(side: Side, index: string): string {
  return `jbb-${side === 'benign' ? 'benign-' : ''}${index.padStart(3, '0')}`;
}

function sideOf(file: string): Side | null {
  const word = /harmful|benign/i.exec(file)?.[0].toLowerCase();
  return word === 'harmful' || word === 'benign' ? word : null;
}

function otherWord(word: string): string {
  return word.toLowerCase() === 'harmful' ? 'benign' : 'harmful';
}

function inLowerCase({ place, values }: DatasetRow): DatasetRow {
  return { place, values: Object.fromEntries(Object.entries(values).map(([name, value]) => [lower(name), value])) };
}

function lower(name: string): string {
  return name.toLowerCase();
}

function keyOf(row: DatasetRow): string {
  return optionalTextOf(row, 'index') ?? behaviourOf(row);
}

/** The published harmful file has two spaces in a behaviour that its benign twin has with one. */
function behaviourOf(row: DatasetRow): string {
  return textOf(row, 'behavior').trim().replace(/\s+/g, ' ');
}

function promptOf(row: DatasetRow, side: Side, twins: ReadonlySet<string>): SafetyPrompt {
  const key = keyOf(row);
  return {
    id: jailbreakbenchId(side, key),
    prompt: textOf(row, 'goal'),
    set: 'jailbreakbench',
    label: side === 'harmful' ? 'harmful' : 'borderline',
    ...(twins.has(key) ? { twin: jailbreakbenchId(side === 'harmful' ? 'benign' : 'harmful', key) } : {}),
    behaviour: behaviourOf(row),
    category: textOf(row, 'category'),
  };
}
