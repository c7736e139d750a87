import { placeScores } from '../../core/statistics/index.ts';
import { intervalOf, meansByPerson } from '../figures.ts';
import type { ScoredText } from '../scored-text.ts';

export interface PlacedArm {
  /** Mean over people of where the arm stands between other authors (0) and the person (1). */
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
}

/** evaluation.md M3 of one arm; people who cannot be told from others are left out. */
export function placedArm(rows: readonly ScoredText[], arm: string, measure: string, seed: number): PlacedArm {
  const of = (method: string) =>
    meansByPerson(
      rows.filter((row) => row.method === method),
      measure,
    );
  const [ceiling, floor] = [of('real-text'), of('other-author')];
  const { people } = placeScores(
    [...of(arm)].flatMap(([person, score]) => {
      const [high, low] = [ceiling.get(person), floor.get(person)];
      return high === undefined || low === undefined ? [] : [{ person, score, floor: low, ceiling: high }];
    }),
  );
  const { mean, low, high, n } = intervalOf(
    people.flatMap(({ placed }) => placed ?? []),
    seed,
  );
  return { mean, low, high, n };
}

/** A gain smaller than this is noise, and a share of it noise over noise. */
const leastGain = 0.02;

/** What is left of the gain over no profile when another model made the profile (evaluation.md 10). Null where there is nothing to retain. */
export function retainedGain({
  transferred,
  own,
  none,
}: {
  readonly transferred: number | null;
  readonly own: number | null;
  readonly none: number | null;
}): number | null {
  if (transferred === null || own === null || none === null || own - none < leastGain) return null;
  return (transferred - none) / (own - none);
}
