import type { WritingTask } from '../../ports/method.ts';
import type { EvaluationPerson } from '../evaluation-person.ts';
import type { ExperimentSetting } from '../experiment.ts';
import { settleAll } from '../settle-all.ts';
import { giveNeutral } from './give-neutral.ts';
import { giveOpenings } from './give-openings.ts';
import { type Brief, makeBrief } from './make-brief.ts';

/** Person → the briefs of their targets, each made once and the same for every method. */
export async function makeBriefs(
  { model, options, onProgress, signal }: ExperimentSetting,
  people: readonly EvaluationPerson[],
): Promise<ReadonlyMap<string, readonly Brief[]>> {
  if (options.briefs === 'neutral') return new Map(people.map((person) => [person.person, giveNeutral(person)]));
  if (options.briefs === 'opening') return new Map(people.map((person) => [person.person, giveOpenings(person)]));
  const briefs = new Map<string, readonly Brief[]>();
  for (const { person, register, targets } of people) {
    onProgress({ step: 'briefs', done: briefs.size, total: people.length });
    const common = { model, person, register, seed: options.seed, ...(signal === undefined ? {} : { signal }) };
    briefs.set(person, await settleAll(targets.map((target) => makeBrief({ ...common, target }))));
  }
  return briefs;
}

/** Person → what is asked for. */
export function tasksOf(briefs: ReadonlyMap<string, readonly Brief[]>): ReadonlyMap<string, readonly WritingTask[]> {
  return new Map([...briefs].map(([person, own]) => [person, own.map(({ task }) => task)]));
}
