import type { WritingTask } from '../../ports/method.ts';
import type { EvaluationPerson } from '../evaluation-person.ts';
import type { Measure, MeasureSetting } from '../measure.ts';
import { toldValues } from '../measures/told-measures.ts';
import type { CellResult } from '../run-cells.ts';
import type { NamedPeople, ScoredText } from '../scored-text.ts';
import { floorTexts } from './floor-texts.ts';
import { armName } from './plan-cells.ts';

export interface ScoreTextsInput {
  readonly results: readonly CellResult[];
  readonly people: readonly EvaluationPerson[];
  readonly tasks: ReadonlyMap<string, readonly WritingTask[]>;
  readonly donors: ReadonlyMap<string, EvaluationPerson>;
  readonly measures: readonly Measure[];
  readonly setting: MeasureSetting;
  /** Says whom a text is taken for. Default: nobody asks. */
  readonly naming?: (text: string) => NamedPeople;
  /** Real texts beside what was written. Default: measured. */
  readonly references?: 'measured' | 'left out';
}

/** Measures every written text, and beside them the person's own text behind each task (ceiling) and another author's (floor). */
export async function scoreTexts(input: ScoreTextsInput): Promise<readonly ScoredText[]> {
  const { results, people, tasks, donors, measures, setting, naming } = input;
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
  ): Promise<Pick<ScoredText, 'values' | 'named'>> => {
    const target = byId.get(person)?.targets.find(({ id }) => id === task.id)?.text ?? '';
    const values: [string, number | null][] = [];
    for (const { name, measure } of opened) values.push([name, await measure({ person, task, target, text, samples })]);
    return { values: Object.fromEntries(values), ...(naming === undefined ? {} : { named: naming(text) }) };
  };
  const rows: ScoredText[] = [];
  for (const { cell, written } of results) {
    if (written === null) continue;
    const { method, kind, task, draw, material } = cell;
    const samples = method.personal ? material.samples.map(({ text }) => text) : [];
    const scored = await score(written.text, { person: task.person, task, samples });
    rows.push({
      ...{ method: armName(method.name, kind), kind, person: task.person, task: task.id, draw },
      ...{ ...scored, values: { ...scored.values, ...toldValues(written) } },
    });
  }
  if (input.references === 'left out') return rows;
  for (const person of people) {
    const asked = tasks.get(person.person) ?? [];
    const floor = floorTexts(person, { tasks: asked, donor: donors.get(person.person) });
    for (const task of asked) {
      const reference = { kind: 'reference', person: person.person, task: task.id, draw: 0 } as const;
      const real = person.targets.find(({ id }) => id === task.id);
      const samples = person.learn.map(({ text }) => text);
      const at0 = { person: person.person, task, samples };
      if (real !== undefined) rows.push({ ...reference, method: 'real-text', ...(await score(real.text, at0)) });
      const other = floor.get(task.id);
      if (other !== undefined) rows.push({ ...reference, method: 'other-author', ...(await score(other.text, at0)) });
    }
  }
  return rows;
}
