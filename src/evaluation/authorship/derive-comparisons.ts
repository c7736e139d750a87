import { createRandom, hashText } from '../../core/numerics/index.ts';
import type { MaterialComparison, PersonMaterial } from '../../ports/method.ts';
import type { EvaluationPerson } from '../evaluation-person.ts';
import { materialOf } from './plan-cells.ts';

/** Texts of others that each own text stands against. They share it, so they are not independent. */
const rivals = 4;

/**
 * People's material with comparisons where nobody chose: each own learning text is taken to be preferred to learning texts of other people, as when a
 * model is tuned to somebody's preferences from their writing. They say how the person writes, not what the person would pick.
 */
export function materialWithComparisons(
  others: readonly EvaluationPerson[],
  seed: number,
): (person: EvaluationPerson) => PersonMaterial {
  return (person) => {
    const random = createRandom(seed ^ hashText(person.person));
    const texts = others.filter((other) => other.person !== person.person).flatMap(({ learn }) => learn);
    const comparisons = person.learn.flatMap((own): readonly MaterialComparison[] =>
      random.choose(texts, rivals).map(({ text }) => ({ chosen: own.text, rejected: text })),
    );
    return { ...materialOf(person), ...(comparisons.length === 0 ? {} : { comparisons }) };
  };
}
