import type { ScoredAuthor } from '../measures/attribution-measures.ts';
import { compareCodePoints } from '../space/compare-code-points.ts';
import { type Draw, type DrawOptions, drawPlaces } from './draw-places.ts';

export interface BootstrapWins {
  readonly rounds: number;
  /** Rounds in which the scorer ranked nobody; they belong to no author. */
  readonly undecided: number;
  /** Share of rounds that each author won, largest first; authors of equal score part a round among them. Sums to 1 less the undecided share. */
  readonly shares: readonly { readonly author: string; readonly share: number }[];
  readonly seed: number;
}

/** How firmly an attribution stands: `score` ranks the authors on each resample of features and texts (stylometry.md 6). */
export function bootstrapWins(score: (draw: Draw) => readonly ScoredAuthor[], options: DrawOptions): BootstrapWins {
  const wins = new Map<string, number>();
  let rounds = 0;
  let undecided = 0;
  for (const draw of drawPlaces(options)) {
    const ranking = score(draw);
    rounds += 1;
    if (ranking.length === 0) undecided += 1;
    const best = Math.max(...ranking.map(({ score }) => score));
    const winners = ranking.filter(({ score }) => score === best);
    for (const { author } of ranking) wins.set(author, wins.get(author) ?? 0);
    for (const { author } of winners) wins.set(author, (wins.get(author) ?? 0) + 1 / winners.length);
  }
  return {
    rounds,
    undecided,
    shares: [...wins]
      .map(([author, won]) => ({ author, share: won / rounds }))
      .toSorted((a, b) => b.share - a.share || compareCodePoints(a.author, b.author)),
    seed: options.seed,
  };
}
