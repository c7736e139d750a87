import { HyperalignError } from '../errors.ts';
import type { Experiment, ExperimentOption } from './experiment.ts';

type Given = Readonly<Partial<Record<ExperimentOption | 'model', unknown>>>;

/** Throws `invalid_input` where an option is given that the experiment does not read: what is silently left out would be believed to have had its part in the result. */
export function refuseUnreadOptions(experiment: Experiment, given: Given): void {
  const { name, reads, needsModel, takesModel = false } = experiment;
  if (reads === undefined) return;
  const read: readonly string[] = needsModel || takesModel ? [...reads, 'model'] : reads;
  const unread = Object.entries(given).flatMap(([option, value]) =>
    value === undefined || value === null || read.includes(option) ? [] : [option],
  );
  if (unread.length === 0) return;
  throw new HyperalignError(
    'invalid_input',
    `The experiment ${name} does not read ${unread.map(named).join(', ')}. Leave that out; it reads ${read.map(named).join(', ')}.`,
    { details: { experiment: name, unread } },
  );
}

/** `cutWords` → `--cut-words`. */
function named(option: string): string {
  return `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
