export interface ScoredPerson {
  readonly person: string;
  /** Mean score of an arm's outputs for the person. */
  readonly score: number;
  /** The same of texts by other people of the register, and of the person's own held-out texts, all of like length. */
  readonly floor: number;
  readonly ceiling: number;
}

export interface PlacedPerson {
  readonly person: string;
  /** The score as it was measured. */
  readonly score: number;
  /** (score − floor)/(ceiling − floor): 0 as near as strangers, 1 as near as the person; below and above are possible. Null where not separable. */
  readonly placed: number | null;
  /** |score − ceiling|: a text can also be more like the person than the person's own. */
  readonly toCeiling: number;
}

export interface PlacedScores {
  readonly people: readonly PlacedPerson[];
  /** People whose ceiling lies less than 0.02 above their floor. They are left out of `placed` alone. */
  readonly notSeparable: number;
}

/** Less room than this between floor and ceiling, and where a score lies in it is chance. */
const leastRoom = 0.02;

/** Places each person's score between what strangers and the person reach (evaluation.md M3). */
export function placeScores(people: readonly ScoredPerson[]): PlacedScores {
  const placed = people.map(({ person, score, floor, ceiling }) => ({
    person,
    score,
    placed: placeScore(score, { floor, ceiling }),
    toCeiling: Math.abs(score - ceiling),
  }));
  return { people: placed, notSeparable: placed.filter((one) => one.placed === null).length };
}

/** One score; null where the ceiling lies less than 0.02 above the floor. */
export function placeScore(
  score: number,
  { floor, ceiling }: { readonly floor: number; readonly ceiling: number },
): number | null {
  // 0.52 − 0.5 is a little more than 0.02 in binary, 0.22 − 0.2 a little less.
  return ceiling - floor < leastRoom - 1e-12 ? null : (score - floor) / (ceiling - floor);
}
