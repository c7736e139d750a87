import type { Comparison } from '../contracts/comparison.ts';
import { scoreAgainstFingerprint } from '../core/stylometry/index.ts';
import { fitTaste, nothingKnown, type Taste, type TasteMaterial, tasteRow } from '../core/taste/index.ts';
import type { PersonKey, Store } from '../ports/store.ts';
import type { Voice } from './open-voice.ts';

/** A taste changes, and weights are settled long before: the newest so many choices are read. */
const mostOwn = 1000;
/** Other people of the workspace, those with most comparisons first, and of each so many: what counting them costs stays below a call of a model. */
export const othersAsked = { least: 8, most: 12, comparisons: 40 } as const;
const pageSize = 500;

/** What the person's comparisons show them to like, beside what others of the workspace like. Counted anew each time: nothing of it is kept. */
export async function personTaste(store: Store, key: PersonKey, material: TasteMaterial): Promise<Taste> {
  const choices = choicesOf(await newest(store, key, mostOwn), material);
  return fitTaste(choices, { others: await tastesOfOthers(store, key) });
}

/** What a text of this voice is measured against. */
export function materialOf({ fingerprint, background, hypotheses }: Voice): TasteMaterial {
  return {
    hypotheses,
    nearness: fingerprint === null ? null : (text) => scoreAgainstFingerprint(text, fingerprint, background),
  };
}

async function tastesOfOthers(store: Store, { workspace, person }: PersonKey): Promise<readonly Taste[]> {
  const ids = await store.comparisons.people(workspace, { least: othersAsked.least, most: othersAsked.most + 1 });
  const tastes: Taste[] = [];
  for (const other of ids.filter((id) => id !== person).slice(0, othersAsked.most)) {
    const comparisons = await newest(store, { workspace, person: other }, othersAsked.comparisons);
    tastes.push(fitTaste(choicesOf(comparisons, nothingKnown)));
  }
  // Who cannot be foretold says nothing of anybody else.
  return tastes.filter(({ foretold }) => foretold > 0);
}

async function newest({ comparisons }: Store, key: PersonKey, most: number): Promise<readonly Comparison[]> {
  const found: Comparison[] = [];
  let after: string | null = null;
  do {
    const page = await comparisons.list(key, {
      limit: Math.min(pageSize, most - found.length),
      ...(after === null ? {} : { after }),
    });
    found.push(...page.items);
    after = page.next;
  } while (after !== null && found.length < most);
  return found;
}

function choicesOf(comparisons: readonly Comparison[], material: TasteMaterial) {
  return comparisons.map(({ left, right, chosen }) => ({
    ...{ left: tasteRow(left, material), right: tasteRow(right, material), chosen },
  }));
}
