import { createRandom } from '../../core/numerics/index.ts';
import type { MaterialComparison, PersonMaterial } from '../../ports/method.ts';
import { drawChoices } from './draw-choices.ts';
import type { DrawnPrompt } from './draw-prompts.ts';
import type { PlantedTaste } from './plant-tastes.ts';

/** Somebody with a planted taste, and what they chose. */
export interface TastePerson {
  readonly id: string;
  readonly taste: PlantedTaste;
  /** Between candidates of learning prompts, oldest first. */
  readonly choices: readonly MaterialComparison[];
  /** Between candidates of prompts that nobody learns from, with the same noise. */
  readonly held: readonly MaterialComparison[];
}

export interface ChoosingDesign {
  readonly certainty: number;
  /** Choices of each person to learn from, and to be measured on. */
  readonly choices: number;
  readonly held: number;
}

/** People with these tastes choose. The first choices of more are those of fewer. */
export function letChoose(
  tastes: readonly PlantedTaste[],
  { learning, test }: { readonly learning: readonly DrawnPrompt[]; readonly test: readonly DrawnPrompt[] },
  { certainty, choices, held, seed, name }: ChoosingDesign & { readonly seed: number; readonly name: string },
): readonly TastePerson[] {
  const textsOf = (prompts: readonly DrawnPrompt[]) => prompts.map(({ texts }) => texts);
  return tastes.map((taste, at) => {
    const random = createRandom(seed + 1000 * at);
    return {
      ...{ id: `${name}-${at + 1}`, taste },
      choices: drawChoices({ taste, certainty, prompts: textsOf(learning), count: choices }, random),
      held: drawChoices({ taste, certainty, prompts: textsOf(test), count: held }, random),
    };
  });
}

/** What methods are told after so many choices: the choices, and the chosen texts as samples, for nobody writes here. */
export function materialAfter({ id, choices }: TastePerson, count: number): PersonMaterial {
  const comparisons = choices.slice(0, count);
  const chosen = [...new Set(comparisons.map((choice) => choice.chosen))];
  return {
    ...{ person: id, register: 'mixed', selection: [], comparisons },
    samples: chosen.map((text, at) => ({ id: `${id}-${at + 1}`, text, source: `${id}-${at + 1}` })),
  };
}
