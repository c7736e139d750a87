import type { Table } from '../../contracts/evaluation-report.ts';
import { groupBy } from '../../core/numerics/group-by.ts';
import { ownLimits, placeScores } from '../../core/statistics/index.ts';
import { intervalOf, meansByPerson } from '../figures.ts';
import type { ScoredText } from '../scored-text.ts';
import { mainMeasure } from './contrast-plans.ts';

/**
 * Where each arm stands between another author's text (0) and the person's own (1), how far it is from the person's own to either side, and how much of
 * the way from its placebo to the person's own it goes (evaluation.md M3). People whose own texts are not told from others' are left out of `placed` and
 * counted.
 */
export function placedTable(rows: readonly ScoredText[], seed: number): Table {
  const byArm = groupBy(rows, ({ method }) => method);
  const of = (method: string) => meansByPerson(byArm.get(method) ?? [], mainMeasure);
  const [ceiling, floor] = [of('real-text'), of('other-author')];
  const limits = ownLimits(valuesByPerson(byArm.get('real-text') ?? []));
  const arms = [...byArm].filter(([, own]) => own[0]?.kind !== 'reference');
  return {
    name: 'Placed between another author and the person',
    columns: [
      ...['arm', 'placed', 'low', 'high', 'people', 'not separable', mainMeasure, 'distance to the own texts'],
      ...['above the own 95th percentile', '(own − placebo) ÷ (real − placebo)'],
    ],
    rows: arms.map(([arm, written]) => {
      const scores = of(arm);
      const people = [...scores].flatMap(([person, score]) => {
        const [high, low] = [ceiling.get(person), floor.get(person)];
        return high === undefined || low === undefined ? [] : [{ person, score, floor: low, ceiling: high }];
      });
      const { people: placed, notSeparable } = placeScores(people);
      const { mean, low, high, n } = intervalOf(
        placed.flatMap((one) => one.placed ?? []),
        seed,
      );
      return [
        ...[arm, mean, low, high, n, notSeparable],
        ...[meanOf(placed.map(({ score }) => score)), meanOf(placed.map(({ toCeiling }) => toCeiling))],
        ...[shareAbove(written, limits), shareOfTheWay(scores, of(`${arm}:placebo`), ceiling)],
      ];
    }),
    note: `By ${mainMeasure}, means by person. Distance: |arm − own texts|, to either side. Above the own 95th percentile: share of the arm's texts that are more like the person than all but one in twenty of the person's own are (caricature); the percentile is read from the spread of everybody's own texts around their means. The last column divides means over people, as a share by person would have no bound.`,
  };
}

function valuesByPerson(rows: readonly ScoredText[]): ReadonlyMap<string, readonly number[]> {
  return new Map(
    [...groupBy(rows, ({ person }) => person)].map(([person, own]) => [
      person,
      own.flatMap(({ values }) => values[mainMeasure] ?? []),
    ]),
  );
}

/** By person first, as everything else. */
function shareAbove(rows: readonly ScoredText[], limits: ReadonlyMap<string, number>): number | null {
  return meanOf(
    [...valuesByPerson(rows)].flatMap(([person, values]) => {
      const limit = limits.get(person);
      return limit === undefined ? [] : (meanOf(values.map((value) => Number(value > limit))) ?? []);
    }),
  );
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function shareOfTheWay(
  own: ReadonlyMap<string, number>,
  placebo: ReadonlyMap<string, number>,
  real: ReadonlyMap<string, number>,
): number | null {
  const people = [...own.keys()].filter((person) => placebo.has(person) && real.has(person));
  const mean = (of: ReadonlyMap<string, number>) =>
    people.reduce((sum, person) => sum + (of.get(person) ?? 0), 0) / people.length;
  const room = mean(real) - mean(placebo);
  return people.length === 0 || room < leastRoom ? null : (mean(own) - mean(placebo)) / room;
}

/** Below this a share is noise over noise. */
const leastRoom = 0.02;
