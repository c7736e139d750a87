import { createRandom } from '../../numerics/index.ts';
import { standardNormal } from '../../numerics/standard-normal.ts';
import { invalid, requireWhole } from '../invalid.ts';

/** Scores of responses by several scorers: prompts × responses × scorers, row by row. */
export interface ScoreTable {
  readonly prompts: number;
  readonly responses: number;
  readonly scorers: readonly string[];
  readonly scores: Float64Array;
}

export interface Standardisation {
  readonly means: readonly number[];
  readonly deviations: readonly number[];
}

/** Mean and population standard deviation of each scorer: of the training split, for both splits. */
export function standardisationOf({ scorers, scores }: ScoreTable): Standardisation {
  const columns = scorers.length;
  const rows = scores.length / columns;
  const means = scorers.map((_, column) => {
    let sum = 0;
    for (let row = 0; row < rows; row += 1) sum += scores[row * columns + column] ?? 0;
    return sum / rows;
  });
  const deviations = scorers.map((scorer, column) => {
    let squares = 0;
    for (let row = 0; row < rows; row += 1)
      squares += ((scores[row * columns + column] ?? 0) - (means[column] ?? 0)) ** 2;
    if (!(squares > 0)) throw invalid(`All scores of ${scorer} are the same. Leave the scorer out.`);
    return Math.sqrt(squares / rows);
  });
  return { means, deviations };
}

/** Scores as distances from the mean in standard deviations. Scorers named as `costs` (high is bad) are turned round. */
export function standardise(
  table: ScoreTable,
  { means, deviations }: Standardisation,
  { costs = [] }: { readonly costs?: readonly string[] } = {},
): ScoreTable {
  const unknown = costs.find((name) => !table.scorers.includes(name));
  if (unknown !== undefined)
    throw invalid(`There is no scorer "${unknown}" to turn round. There are: ${table.scorers.join(', ')}.`);
  const signs = table.scorers.map((name) => (costs.includes(name) ? -1 : 1));
  const scores = table.scores.map((value, at) => {
    const column = at % table.scorers.length;
    return ((signs[column] ?? 1) * (value - (means[column] ?? 0))) / (deviations[column] ?? 1);
  });
  return { ...table, scores };
}

export interface SimulatedTableOptions {
  readonly seed: number;
  readonly prompts: number;
  /** Default 8. */
  readonly responses?: number;
  /** Default 10. */
  readonly scorers?: number;
  /** Correlation of any two scorers: how much of each is one quality. Default 0.3. */
  readonly correlation?: number;
}

/** A table of N(0, 1) scores: score = √ρ · quality of the response + √(1−ρ) · the scorer's own view. */
export function simulateScoreTable(options: SimulatedTableOptions): ScoreTable {
  const { seed, prompts, responses = 8, scorers = 10, correlation = 0.3 } = options;
  requireWhole('The number of prompts', prompts, 1);
  requireWhole('The number of responses', responses, 2);
  requireWhole('The number of scorers', scorers, 1);
  if (!(correlation >= 0 && correlation <= 1))
    throw invalid(`The correlation is ${correlation}. Give a number from 0 to 1.`);
  const normal = standardNormal(createRandom(seed));
  const scores = new Float64Array(prompts * responses * scorers);
  for (let response = 0; response < prompts * responses; response += 1) {
    const quality = Math.sqrt(correlation) * normal();
    for (let scorer = 0; scorer < scorers; scorer += 1)
      scores[response * scorers + scorer] = quality + Math.sqrt(1 - correlation) * normal();
  }
  return { prompts, responses, scorers: Array.from({ length: scorers }, (_, at) => `scorer ${at + 1}`), scores };
}

/** Scores of one response minus those of another to the same prompt. */
export function scoreDifference(
  { responses, scorers, scores }: ScoreTable,
  prompt: number,
  { chosen, rejected }: { readonly chosen: number; readonly rejected: number },
): Float32Array {
  const [one, other] = [chosen, rejected].map((response) => (prompt * responses + response) * scorers.length);
  return Float32Array.from(scorers, (_, at) => (scores[(one ?? 0) + at] ?? 0) - (scores[(other ?? 0) + at] ?? 0));
}

/** What each response to a prompt is worth to somebody with these weights. */
export function tableUtilities(
  { responses, scorers, scores }: ScoreTable,
  prompt: number,
  weights: ArrayLike<number>,
): Float64Array {
  const utilities = new Float64Array(responses);
  for (let response = 0; response < responses; response += 1) {
    const from = (prompt * responses + response) * scorers.length;
    let sum = 0;
    for (let at = 0; at < scorers.length; at += 1) sum += (scores[from + at] ?? 0) * (weights[at] ?? 0);
    utilities[response] = sum;
  }
  return utilities;
}
