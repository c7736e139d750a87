import { type Interval, wilsonOfShare } from '../../statistics/proportion-intervals.ts';
import type { Measure } from '../distance/measures.ts';

/** What one round compares. */
export interface ImposterDraw {
  /** Places of the drawn features, ascending: rank order is kept, so that distances weighted by rank stay what they are. */
  readonly features: Uint32Array;
  /** Places in `known`. */
  readonly known: readonly number[];
  /** Places in `imposters`. */
  readonly imposters: readonly number[];
}

export interface ImposterProblem {
  readonly query: Float64Array;
  readonly known: readonly Float64Array[];
  readonly imposters: readonly Float64Array[];
  /** Null (two vectors of zeros) counts as infinitely far. */
  readonly distance: Measure;
}

/** Ends the rounds once more of them would not change the answer. */
export interface EarlyStop {
  /** Scores that would not be answered. */
  readonly greyZone: Interval;
  /** Rounds before the first look. Default 40. */
  readonly after?: number;
  /** Width of the Wilson interval in standard deviations. Default 2.576 (99 %). */
  readonly z?: number;
}

export interface ImposterScore {
  /** Mean over rounds of 1 (a known vector is nearest), 0.5 (an exact tie) or 0 (an imposter is nearer); 0.5 without rounds. */
  readonly score: number;
  /** Rounds that were played. */
  readonly rounds: number;
}

/**
 * The rounds of General Imposters (Koppel & Winter 2014) over injected draws. A distance that is not defined counts as infinitely far;
 * where both sides are, the round is a tie.
 */
export function playRounds(problem: ImposterProblem, draws: Iterable<ImposterDraw>, stop?: EarlyStop): ImposterScore {
  const gathered = openScratch(problem);
  let total = 0;
  let rounds = 0;
  for (const draw of draws) {
    total += playRound(problem, draw, gathered);
    rounds += 1;
    if (stop !== undefined && isSettled(total / rounds, rounds, stop)) break;
  }
  return { score: rounds === 0 ? 0.5 : total / rounds, rounds };
}

/** Room for the drawn part of two vectors, used again in every round. */
interface Scratch {
  readonly query: Float64Array;
  readonly other: Float64Array;
}

function openScratch({ query }: ImposterProblem): Scratch {
  return { query: new Float64Array(query.length), other: new Float64Array(query.length) };
}

function playRound({ query, known, imposters, distance }: ImposterProblem, draw: ImposterDraw, room: Scratch): number {
  const { features } = draw;
  const drawnQuery = gather(query, features, room.query);
  const nearest = (vectors: readonly Float64Array[], places: readonly number[], enough: number): number => {
    let least = Number.POSITIVE_INFINITY;
    for (const place of places) {
      const vector = vectors[place];
      if (vector === undefined) continue;
      const far = distance(drawnQuery, gather(vector, features, room.other)) ?? Number.POSITIVE_INFINITY;
      if (far < least) least = far;
      if (least < enough) break;
    }
    return least;
  };
  const own = nearest(known, draw.known, Number.NEGATIVE_INFINITY);
  // One nearer imposter decides the round; the rest need not be looked at.
  const other = nearest(imposters, draw.imposters, own);
  if (own === other) return 0.5;
  return own < other ? 1 : 0;
}

function gather(vector: Float64Array, places: Uint32Array, into: Float64Array): Float64Array {
  for (let at = 0; at < places.length; at += 1) into[at] = vector[places[at] ?? 0] ?? 0;
  return places.length === into.length ? into : into.subarray(0, places.length);
}

function isSettled(share: number, rounds: number, { greyZone, after = 40, z = 2.576 }: EarlyStop): boolean {
  if (rounds < after) return false;
  const { low, high } = wilsonOfShare(share, rounds, z);
  return low > greyZone.high || high < greyZone.low;
}
