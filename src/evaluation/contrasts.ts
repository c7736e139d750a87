import type { Contrast } from '../contracts/evaluation-report.ts';
import { groupBy } from '../core/numerics/group-by.ts';
import { holm, pairedContrast, pairedDifferences, winByDistance } from '../core/statistics/index.ts';
import { contrastSentence } from './contrast-sentence.ts';
import { shares, within } from './figures.ts';
import type { ScoredText } from './scored-text.ts';

/** Which two arms are compared, by what; stated before anything is measured. */
export interface ContrastPlan {
  readonly a: string;
  readonly b: string;
  readonly measure: string;
  readonly kind: Contrast['kind'];
  /** One of the few that the experiment was made for; Holm's correction holds over these. */
  readonly main: boolean;
}

/** All planned contrasts whose two arms were run. */
export function computeContrasts(
  rows: readonly ScoredText[],
  plans: readonly ContrastPlan[],
  seed: number,
): readonly Contrast[] {
  const byMethod = groupBy(rows, ({ method }) => method);
  const computed = plans.flatMap((plan) => {
    const [a, b] = [byMethod.get(plan.a), byMethod.get(plan.b)];
    return a === undefined || b === undefined ? [] : [{ plan, ...compare(a, b, plan, seed) }];
  });
  const corrected = holm(computed.filter(({ plan }) => plan.main).map(({ plan, p }) => ({ name: nameOf(plan), p })));
  const adjusted = new Map(corrected.map(({ name, adjusted: one }) => [name, one]));
  return computed.map(({ plan, ...figures }): Contrast => {
    const contrast = { ...plan, ...figures, pHolm: plan.main ? (adjusted.get(nameOf(plan)) ?? null) : null };
    return { ...contrast, sentence: contrastSentence(contrast) };
  });
}

function nameOf({ a, b, measure, kind }: ContrastPlan): string {
  return [a, b, measure, kind].join('\u0000');
}

/** By person: the mean difference, or the share of tasks won less one half; the null value is 0 either way. */
function compare(
  a: readonly ScoredText[],
  b: readonly ScoredText[],
  { measure, kind }: ContrastPlan,
  seed: number,
): Omit<Contrast, keyof ContrastPlan | 'pHolm' | 'sentence'> {
  const { byPerson, compared, unscored } = kind === 'difference' ? differences(a, b, measure) : wins(a, b, measure);
  const perPerson = [...byPerson.values()].map((value) => (kind === 'difference' ? value : value - 0.5));
  const { n, mean, low, high, method, signFlip, detectable } = pairedContrast(perPerson, { seed });
  const shift = (value: number | null) => (value === null ? null : value + (kind === 'win-rate' ? 0.5 : 0));
  return {
    mean: shift(mean),
    ...(kind === 'win-rate' ? within(shares, { low: shift(low), high: shift(high) }) : { low, high }),
    n,
    texts: compared,
    unscored,
    interval: method ?? 'none',
    p: signFlip?.p ?? null,
    detectable,
  };
}

interface Compared {
  readonly byPerson: ReadonlyMap<string, number>;
  readonly compared: number;
  readonly unscored: number;
}

/** Only of tasks that both arms have a value of: an arm that fails at the hard ones gains nothing by it. */
function differences(a: readonly ScoredText[], b: readonly ScoredText[], measure: string): Compared {
  const outputs = (rows: readonly ScoredText[]) =>
    rows.map(({ person, task, values }) => ({ person, task, value: values[measure] ?? null }));
  const people = pairedDifferences(outputs(a), outputs(b));
  const compared = new Set([...a, ...b].map(taskKey)).size;
  return {
    byPerson: new Map(people.map(({ person, difference }) => [person, difference])),
    compared,
    unscored: compared - people.reduce((sum, { tasks }) => sum + tasks, 0),
  };
}

/** Share of tasks in which a is better, ties half, of every person with a verdict. */
export function winsByPerson(
  a: readonly ScoredText[],
  b: readonly ScoredText[],
  measure: string,
): ReadonlyMap<string, number> {
  return wins(a, b, measure).byPerson;
}

/** A tie is half a win, and where the measure abstains from both texts it is one; from one of them, or of a text that is missing, there is no verdict. */
function wins(a: readonly ScoredText[], b: readonly ScoredText[], measure: string): Compared {
  const [ofA, ofB] = [groupBy(a, taskKey), groupBy(b, taskKey)];
  const scoreOf = ({ values }: ScoredText): number | null => values[measure] ?? null;
  const verdicts = [...new Set([...ofA.keys(), ...ofB.keys()])].flatMap((task) =>
    pairsOf(ofA.get(task) ?? [], ofB.get(task) ?? []).map(([one, other]) => ({
      person: (one ?? other)?.person ?? '',
      win: one === undefined || other === undefined ? null : winOf(scoreOf(one), scoreOf(other)),
      isScored: one !== undefined && other !== undefined && scoreOf(one) !== null && scoreOf(other) !== null,
    })),
  );
  // Ties of a measure that says nothing of anybody would pass for data.
  const scored = verdicts.some(({ isScored }) => isScored) ? verdicts.filter(({ win }) => win !== null) : [];
  const byPerson = new Map(
    [...groupBy(scored, ({ person }) => person)].map(([person, own]) => [
      person,
      own.reduce((sum, { win }) => sum + (win ?? 0), 0) / own.length,
    ]),
  );
  const unscored = verdicts.filter(({ isScored }) => !isScored).length;
  return { byPerson, compared: verdicts.length, unscored };
}

type Pair = readonly [ScoredText | undefined, ScoredText | undefined];

/** Of one task: a draw of one arm meets the draw of the same number of the other; a real text, of which there is one, meets every draw. */
function pairsOf(a: readonly ScoredText[], b: readonly ScoredText[]): readonly Pair[] {
  if ([...a, ...b].some(({ kind }) => kind === 'reference')) {
    return a.flatMap((one) => b.map((other): Pair => [one, other]));
  }
  const draws = new Set([...a, ...b].map(({ draw }) => draw));
  const at = (rows: readonly ScoredText[], draw: number) => rows.find((row) => row.draw === draw);
  return [...draws].map((draw): Pair => [at(a, draw), at(b, draw)]);
}

function taskKey({ person, task }: Pick<ScoredText, 'person' | 'task'>): string {
  return [person, task].join('\u0000');
}

/** More is nearer. */
function winOf(a: number | null, b: number | null): number | null {
  return winByDistance({ first: a === null ? null : -a, second: b === null ? null : -b });
}
