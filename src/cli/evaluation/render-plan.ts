import type { EvaluationReport } from '../../contracts/evaluation-report.ts';
import { wrap } from '../wrap.ts';

/** What a dry run says: what there is to make, what that takes, and what so many people can show. */
export function renderPlan({ run, n, unit, planned, size = [] }: EvaluationReport, width: number): string {
  const { calls, cachedCalls, inputTokens, outputTokens, cost } = run;
  const { cells = 0, mostCalls = calls, repeatedCalls = 0, detectable = null } = planned ?? {};
  const further = mostCalls > calls ? `, up to ${count(mostCalls)} where briefs have to be made again` : '';
  const repeated = repeatedCalls > 0 ? `; ${count(repeatedCalls)} are put again within the run and cost nothing` : '';
  return [
    `${n} ${unit === 'person' ? 'people' : `${unit}s`}, ${count(cells)} cells: ${count(calls)} calls to make${further}. ${count(cachedCalls)} replies are kept already${repeated}.`,
    `About ${count(inputTokens)} tokens to read and ${count(outputTokens)} to write${cost === null ? '' : `: about US$ ${cost.toFixed(2)}`}.`,
    ...(detectable === null
      ? []
      : [
          `${n} people show a difference of ${detectable.difference.toFixed(2)} with 80 % power, if people's differences have a standard deviation of ${detectable.assumedDeviation.toFixed(2)}, which is assumed.`,
        ]),
    ...size,
  ]
    .map((line) => wrap(line, width))
    .join('\n');
}

function count(value: number): string {
  return value.toLocaleString('en');
}
