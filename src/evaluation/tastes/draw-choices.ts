import type { SeededRandom } from '../../core/numerics/index.ts';
import type { MaterialComparison } from '../../ports/method.ts';
import type { PlantedTaste } from './plant-tastes.ts';

export interface DrawChoicesInput {
  readonly taste: PlantedTaste;
  /** Candidates of each prompt: a choice is between two of one prompt. */
  readonly prompts: readonly (readonly string[])[];
  readonly count: number;
  /** Log-odds of choosing the better text, for each deviation that it is better by. */
  readonly certainty: number;
}

/** Choices of a person between two different texts of a random prompt, by Bradley–Terry: the better one is taken with probability σ(certainty · difference). */
export function drawChoices(
  { taste, prompts, count, certainty }: DrawChoicesInput,
  random: SeededRandom,
): readonly MaterialComparison[] {
  const choosable = prompts.map((texts) => [...new Set(texts)]).filter((texts) => texts.length > 1);
  if (choosable.length === 0) return [];
  return Array.from({ length: count }, () => {
    const [a = '', b = ''] = random.choose(choosable[random.integer(choosable.length)] ?? [], 2);
    const takesFirst = random.next() < 1 / (1 + Math.exp(-certainty * (taste(a) - taste(b))));
    return takesFirst ? { chosen: a, rejected: b } : { chosen: b, rejected: a };
  });
}
