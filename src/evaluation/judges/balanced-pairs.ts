import { groupBy } from '../../core/numerics/group-by.ts';
import { createRandom } from '../../core/numerics/index.ts';

/** At most so many pairs, drawn by the seed, as evenly over people as there are pairs: nobody has a second one before everybody has a first. */
export function balancedPairs<Pair extends { readonly person: string }>(
  pairs: readonly Pair[],
  { most, seed }: { readonly most: number; readonly seed: number },
): readonly Pair[] {
  const byPerson = [...groupBy(createRandom(seed).shuffle(pairs), ({ person }) => person).values()];
  const rounds = Math.max(0, ...byPerson.map((own) => own.length));
  const inTurn = Array.from({ length: rounds }, (_, round) => byPerson.flatMap((own) => own[round] ?? [])).flat();
  const chosen = new Set(inTurn.slice(0, most));
  return pairs.filter((pair) => chosen.has(pair));
}
