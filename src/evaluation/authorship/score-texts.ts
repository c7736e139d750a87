import type { WritingTask } from '../../ports/method.ts';
import type { EvaluationPerson } from '../evaluation-person.ts';
import type { Measure, MeasureSetting } from '../measure.ts';
import type { CellResult } from '../run-cells.ts';
import type { ScoredText } from '../scored-text.ts';
import { armName } from './plan-cells.ts';

export interface ScoreTextsInput {
  readonly results: readonly CellResult[];
  readonly people: readonly EvaluationPerson[];
  readonly tasks: ReadonlyMap<string, readonly WritingTask[]>;
  readonly donors: ReadonlyMap<string, EvaluationPerson>;
  readonly measures: readonly Measure[];
  readonly setting: MeasureSetting;
  /** Real texts beside what was written. Default: measured. */
  readonly references?: 'measured' | 'left out';
}

/** Measures every written text, and beside them the person's own text behind each task (ceiling) and another author's (floor). */
export async function scoreTexts(input: ScoreTextsInput): Promise<readonly ScoredText[]> {
  const { results, people, tasks, donors, measures, setting } = input;
  const opened = await Promise.all(
    measures.map(async (measure) => ({ name: measure.name, measure: await measure.open(setting) })),
  );
  const byId = new Map(people.map((person) => [person.person, person]));
  const score = async (
    text: string,
    {
      person,
      task,
      samples,
    }: { readonly person: string; readonly task: WritingTask; readonly samples: readonly string[] },
  ): Promise<ScoredText['values']> => {
    const target = byId.get(person)?.targets.find(({ id }) => id === task.id)?.text ?? '';
    const values: [string, number | null][] = [];
    for (const { name, measure } of opened) values.push([name, await measure({ person, task, target, text, samples })]);
    return Object.fromEntries(values);
  };
  const rows: ScoredText[] = [];
  for (const { cell, written } of results) {
    if (written === null) continue;
    const { method, kind, task, draw, material } = cell;
    const samples = method.personal ? material.samples.map(({ text }) => text) : [];
    const values = await score(written.text, { person: task.person, task, samples });
    const { compliance } = written;
    rows.push({
      ...{ method: armName(method.name, kind), kind, person: task.person, task: task.id, draw },
      values: {
        ...values,
        compliance: compliance === null || compliance.told === 0 ? null : compliance.followed / compliance.told,
      },
    });
  }
  if (input.references === 'left out') return rows;
  for (const person of people)
    for (const [at, task] of (tasks.get(person.person) ?? []).entries()) {
      const reference = { kind: 'reference', person: person.person, task: task.id, draw: 0 } as const;
      const real = person.targets.find(({ id }) => id === task.id);
      const samples = person.learn.map(({ text }) => text);
      const at0 = { person: person.person, task, samples };
      if (real !== undefined) rows.push({ ...reference, method: 'real-text', values: await score(real.text, at0) });
      const other = donors.get(person.person)?.targets[at];
      if (other !== undefined)
        rows.push({ ...reference, method: 'other-author', values: await score(other.text, at0) });
    }
  return rows;
}

/** What the measure `compliance` of the rows means. */
export const complianceSummary =
  "Share of the profile's hypotheses that the text follows, of those it could; under a placebo the other person's.";
