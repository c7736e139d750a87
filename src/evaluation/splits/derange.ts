import { groupBy } from '../../core/numerics/group-by.ts';
import { createRandom } from '../../core/numerics/seeded-random.ts';

export interface DerangedPerson {
  readonly person: string;
  readonly register: string;
}

export interface Derangement {
  /** Whose material stands in for a person's: never the person's own, of the same register, each used once. */
  readonly placeboOf: ReadonlyMap<string, string>;
  /** People who are alone in their register. */
  readonly alone: readonly string[];
}

/**
 * A fixed derangement within each register (evaluation.md section 5, arm X): the people of a register stand in one random ring and take the next one's
 * material (Sattolo 1986). The same people and seed give the same pairs, in whatever order the people come.
 */
export function derange(people: readonly DerangedPerson[], seed: number): Derangement {
  const placeboOf = new Map<string, string>();
  const alone: string[] = [];
  const registers = [...groupBy(people, ({ register }) => register)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [, group] of registers) {
    const random = createRandom(seed);
    const ring = random.shuffle([...new Set(group.map(({ person }) => person))].toSorted());
    for (const [at, person] of ring.entries()) {
      const next = ring[(at + 1) % ring.length];
      if (next === undefined || next === person) alone.push(person);
      else placeboOf.set(person, next);
    }
  }
  return { placeboOf, alone };
}
