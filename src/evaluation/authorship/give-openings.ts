import { requestToGoOn } from '../../prompting/brief-text.ts';
import type { EvaluationPerson } from '../evaluation-person.ts';
import { type Brief, taskOf } from './make-brief.ts';

/** The first sentence of each text set aside, to be gone on from to the length of the rest; asks no model (evaluation.md 4, the variant for news). */
export function giveOpenings({ person, register, targets }: EvaluationPerson): readonly Brief[] {
  return targets.map((target) => {
    const { opening = '' } = target;
    const task = taskOf(requestToGoOn(opening, register), { person, register, target });
    return { task: { ...task, opening }, origin: 'opening' };
  });
}
