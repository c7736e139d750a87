import type { AuthorshipText } from '../../../contracts/dataset.ts';
import type { DatasetRow } from '../../../ports/dataset-files.ts';
import { type DatasetFormat, hasAll, item, leftOut, type RowOutcome } from '../dataset-format.ts';
import { personOf } from '../person-id.ts';
import { badField, optionalTextOf, partsOf, textOf } from '../row-fields.ts';

/** Where the profiles of a task keep what the person wrote, told by the columns they have. */
interface LongTask {
  readonly text: string;
  readonly title: string;
  readonly register: string;
}

const tasks: readonly LongTask[] = [
  { text: 'reviewText', title: 'summary', register: 'review' },
  { text: 'abstract', title: 'title', register: 'essay' },
  { text: 'content', title: 'summary', register: 'post' },
  { text: 'text', title: 'title', register: 'email' },
];

const personColumns = ['reviewerId', 'author', 'name', 'user_id'] as const;

/**
 * LongLaMP as its rows are published, exported from Parquet to JSON lines: `input`, `output`, `profile`, and the person in `reviewerId`, `author`,
 * `name` or `user_id`. Abstracts, product reviews, topics and mails; samples and targets as in LaMP.
 */
export const longlampFormat: DatasetFormat<'authorship'> = {
  name: 'longlamp',
  kind: 'authorship',
  columns: 'input, output, profile, and reviewerId, author, name or user_id',
  recognises: (columns) => hasAll(columns, ['input', 'output', 'profile']),
  read(rows) {
    const seen = new Set<string>();
    return rows.flatMap((row, at) => rowTexts(row, at, seen));
  },
};

function rowTexts(row: DatasetRow, at: number, seen: Set<string>): readonly RowOutcome<AuthorshipText>[] {
  const column = personColumns.find((name) => optionalTextOf(row, name) !== undefined);
  const person = column === undefined ? `row-${at + 1}` : personOf(row, column);
  const profile = partsOf(row, 'profile');
  const task = tasks.find(({ text }) => profile.some((part) => part.values[text] !== undefined));
  if (task === undefined) {
    throw badField(row, 'profile', `has no entry with ${tasks.map(({ text }) => text).join(', ')}`);
  }
  const samples = profile.map((part, place): RowOutcome<AuthorshipText> => {
    const text = optionalTextOf(part, task.text);
    if (text === undefined) return leftOut('profile entry without text');
    if (seen.has(`${person} ${text}`)) return leftOut('profile entry that was read with an earlier row');
    seen.add(`${person} ${text}`);
    const title = optionalTextOf(part, task.title);
    const source = `row ${at + 1} entry ${place + 1}`;
    const named = { person, id: `${person}-${at + 1}-${place + 1}`, register: task.register, source };
    return item({ ...named, text, kind: 'sample', ...(title === undefined ? {} : { title }) });
  });
  const target = { person, id: `${person}-${at + 1}-target`, register: task.register, source: `row ${at + 1} target` };
  return [...samples, item({ ...target, text: textOf(row, 'output'), kind: 'target', task: textOf(row, 'input') })];
}
