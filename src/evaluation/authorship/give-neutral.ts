import { HyperalignError } from '../../errors.ts';
import { neutralBriefs } from '../../prompting/neutral-briefs.ts';
import type { EvaluationPerson } from '../evaluation-person.ts';
import { type Brief, taskOf } from './make-brief.ts';

/**
 * The first fixed requests of the person's register, as many as there are texts set aside and as long as these: the same for everybody, so that no brief can
 * give an author away (evaluation.md 4). Throws `invalid_input` where the register has too few.
 */
export function giveNeutral({ person, register, targets }: EvaluationPerson): readonly Brief[] {
  const requests = neutralBriefs.filter((brief) => brief.register === register);
  if (requests.length < targets.length) {
    throw new HyperalignError(
      'invalid_input',
      requests.length === 0
        ? `There are no neutral requests for the register ${register}. Leave --briefs out.`
        : `There are ${requests.length} neutral requests for the register ${register}, and ${targets.length} tasks a person were asked for. Ask for at most ${requests.length} --tasks.`,
      { details: { register, requests: requests.length } },
    );
  }
  return targets.map((target, at) => ({
    task: taskOf(requests[at]?.task ?? '', { person, register, target }),
    origin: 'neutral',
  }));
}
