import type { EvaluationComparison } from '../../contracts/evaluation-comparison.ts';
import type { EvaluationReport } from '../../contracts/evaluation-report.ts';
import { chanceFinds, countedUnits, unitsName } from '../report/report-words.ts';
import type { ValuePairs } from './value-pairs.ts';

export interface Compared {
  readonly before: EvaluationReport;
  readonly after: EvaluationReport;
  readonly settings: EvaluationComparison['settings'];
  readonly pairs: ValuePairs | null;
  /** Figures and contrasts that were compared. */
  readonly compared: number;
}

const fewUnits = 10;

/** What stands against reading a comparison as the effect of one change. */
export function* comparisonCautions({ before, after, settings, pairs, compared }: Compared): Iterable<string> {
  const units = unitsName(after.unit);
  if (before.units === undefined || after.units === undefined)
    yield `A run does not record ${units} one by one, so the two are compared as independent runs, from their intervals: only large differences can be found.`;
  else if (pairs === null)
    yield `The runs share no ${units} that both name, so they are compared as independent runs, from their intervals: only large differences can be found.`;
  else if (pairs.common < Math.max(before.n, after.n))
    yield `Only the ${countedUnits(pairs.common, after.unit)} that both runs have are compared, of ${before.n} and ${after.n}.`;
  if (Math.min(before.n, after.n) < fewUnits)
    yield `With ${Math.min(before.n, after.n)} ${units} in a run this is a demonstration, not a result.`;
  const meanings = settings.filter(
    ({ name, before: was, after: is }) => name.startsWith('meaning of ') && was !== null && is !== null,
  );
  if (meanings.length > 0)
    yield `Measures whose meaning changed, so that their figures are not of one kind: ${meanings.map(({ name }) => name.slice('meaning of '.length)).join(', ')}.`;
  if (settings.some(({ name }) => name.startsWith('data '))) yield 'The runs read different data.';
  if (after.run.dirty === true || before.run.dirty === true)
    yield 'A run was made from code with changes that no commit holds, so its commit does not say what it measured.';
  yield `${compared} figures are compared: about ${chanceFinds(compared)} would be told apart by chance alone. Holm's correction is over the main contrasts.`;
}
