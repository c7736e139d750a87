import type { Table } from '../../contracts/evaluation-report.ts';
import { placeScores } from '../../core/statistics/index.ts';
import { intervalOf, meansByPerson } from '../figures.ts';
import type { ScoredText } from '../scored-text.ts';
import { mainMeasure } from './contrast-plans.ts';

/**
 * Where each arm stands between another author's text (0) and the person's own (1), and how much of the way from its placebo to the person's own it
 * goes (evaluation.md M3). People whose own texts are not told from others' are left out and counted.
 */
export function placedTable(rows: readonly ScoredText[], seed: number): Table {
  const of = (method: string) =>
    meansByPerson(
      rows.filter((row) => row.method === method),
      mainMeasure,
    );
  const [ceiling, floor] = [of('real-text'), of('other-author')];
  const arms = [...new Set(rows.filter(({ kind }) => kind !== 'reference').map(({ method }) => method))];
  return {
    name: 'Placed between another author and the person',
    columns: ['arm', 'placed', 'low', 'high', 'people', 'not separable', '(own − placebo) ÷ (real − placebo)'],
    rows: arms.map((arm) => {
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
      return [arm, mean, low, high, n, notSeparable, shareOfTheWay(scores, of(`${arm}:placebo`), ceiling)];
    }),
    note: `By ${mainMeasure}, means by person. The last column divides means over people, as a share by person would have no bound.`,
  };
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
