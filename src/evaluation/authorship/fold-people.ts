import { createRandom } from '../../core/numerics/index.ts';
import type { EvaluationPerson } from '../evaluation-person.ts';

/**
 * Half of a corpus: its people are written for, and the other half gives background, controls, imposters and calibration. So everybody can be written
 * for, and nobody is compared with statistics that they are part of.
 */
export interface Fold {
  readonly name: 'even' | 'odd';
  /** Who is written for. */
  readonly people: readonly EvaluationPerson[];
  /** Everybody of the other half, written for or not. */
  readonly outsiders: readonly EvaluationPerson[];
}

/** Two folds by place in the order of ids; of each, as many people as make up `wanted` together, drawn by the seed. */
export function foldPeople(
  people: readonly EvaluationPerson[],
  { wanted, seed }: { readonly wanted: number; readonly seed: number },
): readonly Fold[] {
  const sorted = people.toSorted((a, b) => (a.person < b.person ? -1 : 1));
  const halves = [0, 1].map((parity) => sorted.filter((_, place) => place % 2 === parity));
  const random = createRandom(seed);
  return halves.map((half, parity): Fold => {
    const share = parity === 0 ? Math.ceil(wanted / 2) : Math.floor(wanted / 2);
    const drawn = new Set(random.shuffle(half).slice(0, share));
    return {
      name: parity === 0 ? 'even' : 'odd',
      people: half.filter((person) => drawn.has(person)),
      outsiders: halves[1 - parity] ?? [],
    };
  });
}
