import type { SafetyPrompt } from '../../contracts/dataset.ts';
import { groupBy } from '../../core/numerics/group-by.ts';
import { createRandom } from '../../core/numerics/index.ts';

/** A prompt with where its figures are reported and what it may not be parted from. */
export interface AskedPrompt extends SafetyPrompt {
  /** Data set and, where that has both, the side: figures are of one stratum, or means over strata. */
  readonly stratum: string;
  /** Twins share it: they are drawn together, here and in every bootstrap. */
  readonly cluster: string;
}

/**
 * At most `most` prompts of a data set, spread evenly over its sides and categories by the seed; twins come together or not at all. In the order of the
 * data set.
 */
export function choosePrompts(
  items: readonly SafetyPrompt[],
  { most, seed }: { readonly most: number; readonly seed: number },
): readonly AskedPrompt[] {
  const asked = items.map(placed);
  const random = createRandom(seed);
  const byKind = groupBy([...groupBy(asked, ({ cluster }) => cluster).values()], kindOf);
  const queues = [...byKind].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, own]) => random.shuffle(own));
  const chosen = new Set<AskedPrompt>();
  for (let round = 0; queues.some((queue) => round < queue.length); round += 1) {
    // Kinds take turns, another first each time, so that no kind is favoured where places run out.
    for (const queue of random.shuffle(queues)) {
      const cluster = queue[round] ?? [];
      if (chosen.size + cluster.length <= most) for (const prompt of cluster) chosen.add(prompt);
    }
  }
  return asked.filter((prompt) => chosen.has(prompt));
}

export function isHarmful({ label }: Pick<AskedPrompt, 'label'>): boolean {
  return label === 'harmful';
}

function placed(prompt: SafetyPrompt): AskedPrompt {
  const { id, set, twin, label, copyright } = prompt;
  const side =
    copyright === true ? ' copyright' : label === 'borderline' ? ' safe' : label === 'safe' ? '' : ' harmful';
  return {
    ...prompt,
    stratum: `${set}${side}`,
    cluster: `${set}\u0000${twin === undefined ? id : [id, twin].toSorted().join('\u0000')}`,
  };
}

function kindOf([first]: readonly AskedPrompt[]): string {
  return first === undefined ? '' : `${first.label}\u0000${first.copyright === true}\u0000${first.category ?? ''}`;
}
