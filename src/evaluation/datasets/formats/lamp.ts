import type { AuthorshipText } from '../../../contracts/dataset.ts';
import type { DatasetRow } from '../../../ports/dataset-files.ts';
import { type DatasetFormat, hasAll, item, leftOut, type RowOutcome } from '../dataset-format.ts';
import { personId } from '../person-id.ts';
import { badField, optionalTextOf, partsOf, textOf } from '../row-fields.ts';

/** What a task of LaMP asks for, and where its profiles keep what the person wrote. */
interface LampTask {
  readonly name: string;
  readonly begins: RegExp;
  readonly text: string;
  readonly title: string | null;
  readonly register: string;
}

/** The tasks in which something is written; 1 to 3 choose among answers. */
const tasks: readonly LampTask[] = [
  { name: 'LaMP-4', begins: /^Generate a headline for/i, text: 'text', title: 'title', register: 'news' },
  { name: 'LaMP-5', begins: /^Generate a title for/i, text: 'abstract', title: 'title', register: 'essay' },
  { name: 'LaMP-6', begins: /^Generate a subject for/i, text: 'text', title: 'title', register: 'email' },
  { name: 'LaMP-7', begins: /^Paraphrase the following/i, text: 'text', title: null, register: 'post' },
];

/**
 * LaMP as published: `…questions.json` (id, input, profile) and `…outputs.json` beside it ({task, golds: [{id, output}]}), which the test part lacks.
 * The profile's texts are samples of the person, one source each; the output is a `target` and the input its task. A person is a `user_id`, or the
 * question where users have one each. Tasks 4 to 7; a profile text that comes again is taken once.
 */
export const lampFormat: DatasetFormat<'authorship'> = {
  name: 'lamp',
  kind: 'authorship',
  columns: 'id, input, profile (questions.json, with outputs.json beside it)',
  recognises: (columns) => hasAll(columns, ['id', 'input', 'profile']) && !columns.has('output'),
  companionOf: (file) => (/questions/i.test(file) ? file.replace(/questions/i, 'outputs') : null),
  read(rows, { companion }) {
    const outputs = new Map(companion?.map((row) => [textOf(row, 'id'), textOf(row, 'output')]));
    const seen = new Set<string>();
    return rows.flatMap((row) => questionTexts(row, outputs, seen));
  },
};

function questionTexts(
  row: DatasetRow,
  outputs: ReadonlyMap<string, string>,
  seen: Set<string>,
): readonly RowOutcome<AuthorshipText>[] {
  const id = textOf(row, 'id');
  const input = textOf(row, 'input');
  const task = tasks.find(({ begins }) => begins.test(input));
  if (task === undefined) {
    throw badField(row, 'input', 'belongs to no task in which a person writes: LaMP-4 to LaMP-7 are read');
  }
  const person = personId(`user-${optionalTextOf(row, 'user_id') ?? id}`);
  const samples = partsOf(row, 'profile').map((part): RowOutcome<AuthorshipText> => {
    const source = textOf(part, 'id');
    const text = optionalTextOf(part, task.text);
    if (text === undefined) return leftOut('profile entry without text');
    if (seen.has(`${person} ${source}`)) return leftOut('profile entry that was read with an earlier question');
    seen.add(`${person} ${source}`);
    const title = task.title === null ? undefined : optionalTextOf(part, task.title);
    return item({
      person,
      id: `${person}-profile-${source}`,
      register: task.register,
      text,
      source,
      kind: 'sample',
      ...(title === undefined ? {} : { title }),
    });
  });
  const output = outputs.get(id);
  if (output === undefined) return [...samples, leftOut('question without an output')];
  const target = { person, id: `${task.name}-${id}`, register: task.register, source: `question ${id}` };
  return [...samples, item({ ...target, text: output, kind: 'target', task: input })];
}
