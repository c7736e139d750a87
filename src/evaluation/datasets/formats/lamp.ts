import type { AuthorshipText } from '../../../contracts/dataset.ts';
import { HyperalignError } from '../../../errors.ts';
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
 * LaMP as published: `…questions.json` (id, input, profile) and `…outputs.json` beside it ({task, golds: [{id, output}]}), which the test part lacks; or
 * both in one file, as LaMP's own `merge_with_rank.py` writes them (id, input, profile, output). The profile's texts are samples of the person, one source
 * each; the output is a `target` and the input its task. A person is a `user_id`, or the question where users have one each. Tasks 4 to 7; a profile text
 * that comes again is taken once.
 */
export const lampFormat: DatasetFormat<'authorship'> = {
  name: 'lamp',
  kind: 'authorship',
  columns: 'id, input, profile (questions.json, with outputs.json beside it, or with output)',
  // LongLaMP has the same columns but for the id, and its mails may have one too.
  recognises: (columns, { values }) =>
    hasAll(columns, ['id', 'input', 'profile']) && (!columns.has('output') || belongsToLamp(String(values['input']))),
  companionOf: (file) => (namesQuestions.test(file) ? outputsOf(file) : null),
  read(rows, { file, companion }) {
    const answers: Answers = {
      outputs: new Map(companion?.map((row) => [textOf(row, 'id'), textOf(row, 'output')])),
      unanswered: companion === null ? withoutOutputs(file) : 'question without an output',
    };
    const seen = new Set<string>();
    return rows.flatMap((row) => questionTexts(row, answers, seen));
  },
};

/** LaMP's outputs by themselves, which say nothing of the people: refused with the file to name. */
export const lampOutputsFormat: DatasetFormat<'authorship'> = {
  name: 'lamp-outputs',
  kind: 'authorship',
  columns: 'id, output (read beside questions.json, not by itself)',
  recognises: (columns) => columns.size === 2 && hasAll(columns, ['id', 'output']),
  read(_rows, { file }) {
    const questions = file.replace(/outputs/i, 'questions');
    throw new HyperalignError(
      'unreadable_input',
      `${file} holds outputs of LaMP without the questions they answer. Name the file of the questions${questions === file ? '' : `, ${questions}`}; its outputs are read from beside it.`,
      { details: { file } },
    );
  },
};

interface Answers {
  readonly outputs: ReadonlyMap<string, string>;
  /** Why a question that none of them answers gives no target. */
  readonly unanswered: string;
}

/** How the inputs of tasks 1 to 3 begin, in which nothing is written. */
const chooses = /^(For an author who has written|Which (tag|category) does|What is the score of)/i;

function belongsToLamp(input: string): boolean {
  return taskOf(input) !== undefined || chooses.test(input);
}

const namesQuestions = /questions/i;

function outputsOf(questions: string): string {
  return questions.replace(namesQuestions, 'outputs');
}

function withoutOutputs(file: string): string {
  const remedy = namesQuestions.test(file)
    ? `${outputsOf(file)} is not beside ${file}`
    : 'call the files …questions.json and …outputs.json, in one folder';
  return `question without an output (${remedy})`;
}

function taskOf(input: string): LampTask | undefined {
  return tasks.find(({ begins }) => begins.test(input));
}

function questionTexts(
  row: DatasetRow,
  { outputs, unanswered }: Answers,
  seen: Set<string>,
): readonly RowOutcome<AuthorshipText>[] {
  const id = textOf(row, 'id');
  const input = textOf(row, 'input');
  const task = taskOf(input);
  if (task === undefined) {
    throw badField(
      row,
      'input',
      'belongs to no task in which a person writes: LaMP-4 to LaMP-7 are read, LaMP-6 once its ids of mails were replaced by the mails',
    );
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
  const output = optionalTextOf(row, 'output') ?? outputs.get(id);
  if (output === undefined) return [...samples, leftOut(unanswered)];
  const target = { person, id: `${task.name}-${id}`, register: task.register, source: `question ${id}` };
  return [...samples, item({ ...target, text: output, kind: 'target', task: input })];
}
