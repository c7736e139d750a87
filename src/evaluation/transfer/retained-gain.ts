import { pairedRatio } from '../../core/statistics/index.ts';

/** Placed score of an arm by person. */
export type PlacedByPerson = ReadonlyMap<string, number>;

export interface RetainedGain {
  /** Null where there is nothing to retain. */
  readonly mean: number | null;
  /** Null where no bounded interval exists: the gain to retain could be 0. */
  readonly low: number | null;
  readonly high: number | null;
  /** People whom all three arms have. */
  readonly n: number;
}

export interface RetainedGainInput {
  /** Learned by another model. */
  readonly transferred: PlacedByPerson;
  /** Learned by the model that writes. */
  readonly own: PlacedByPerson;
  /** Without a profile. */
  readonly none: PlacedByPerson;
}

/** A gain smaller than this is noise, and a share of it noise over noise. */
const leastGain = 0.02;

/** What is left of the gain over no profile when another model made the profile (evaluation.md 10): a ratio of means over people, with Fieller's interval. */
export function retainedGain({ transferred, own, none }: RetainedGainInput): RetainedGain {
  const people = [...transferred].flatMap(([person, there]) => {
    const [here, without] = [own.get(person), none.get(person)];
    return here === undefined || without === undefined ? [] : [{ over: there - without, under: here - without }];
  });
  const n = people.length;
  const gain = people.reduce((sum, { under }) => sum + under, 0) / n;
  if (n === 0 || gain < leastGain) return { mean: null, low: null, high: null, n };
  return { ...pairedRatio(people), n };
}
