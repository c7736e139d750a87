import type { SafetyPrompt } from '../../contracts/dataset.ts';
import { groupBy } from '../../core/numerics/group-by.ts';
import { createRandom, type SeededRandom } from '../../core/numerics/index.ts';

/** A prompt with where its figures are reported and what it may not be parted from. */
export interface AskedPrompt extends SafetyPrompt {
  /** Data set and, where that has both, the side: figures are of one stratum, or means over strata. */
  readonly stratum: string;
  /** Twins share it: they are drawn together, here and in every bootstrap. */
  readonly cluster: string;
}

/**
 * At most `most` prompts of a data set, its sides in turn and on each side its categories, by the seed; twins come together or not at all. In the order of the
 * data set.
 */
export function choosePrompts(
  items: readonly SafetyPrompt[],
  { most, seed }: { readonly most: number; readonly seed: number },
): readonly AskedPrompt[] {
  const asked = items.map(placed);
  const random = createRandom(seed);
  const sides = groupBy([...groupBy(asked, ({ cluster }) => cluster).values()], ([first]) => first?.label ?? '');
  const queues = [...sides].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, own]) => inTurn(own, random));
  const chosen = new Set<AskedPrompt>();
  const longest = Math.max(0, ...queues.map(({ length }) => length));
  for (let round = 0; round < longest; round += 1)
    for (const queue of queues) {
      const cluster = queue[round] ?? [];
      if (chosen.size + cluster.length <= most) for (const prompt of cluster) chosen.add(prompt);
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

/** One of each category, then one more of each, in chance order throughout. */
function inTurn(
  clusters: readonly (readonly AskedPrompt[])[],
  random: SeededRandom,
): readonly (readonly AskedPrompt[])[] {
  const byCategory = groupBy(clusters, ([first]) => `${first?.category ?? ''}\u0000${first?.copyright === true}`);
  const queues = [...byCategory].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, own]) => random.shuffle(own));
  const longest = Math.max(0, ...queues.map(({ length }) => length));
  return Array.from({ length: longest }, (_, round) =>
    random.shuffle(queues).flatMap((queue) => {
      const cluster = queue[round];
      return cluster === undefined ? [] : [cluster];
    }),
  ).flat();
}
