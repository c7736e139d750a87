import { groupBy } from '../../core/numerics/group-by.ts';
import type { Popquorn, PopquornRating } from '../datasets/formats/popquorn.ts';
import type { ItemChoice, PreferenceSet } from './preference-set.ts';

/**
 * Two comments that one annotator rated unequally are a choice of the one rated more offensive. Annotators did not choose between texts: what is told
 * apart is how they perceive them.
 */
export function popquornSet({ items, ratings }: Popquorn): PreferenceSet {
  const places = new Map(items.map(({ item }, at) => [item, at]));
  const total = new Map<string, { sum: number; count: number }>();
  for (const { item, rating } of ratings) {
    const before = total.get(item) ?? { sum: 0, count: 0 };
    total.set(item, { sum: before.sum + rating, count: before.count + 1 });
  }
  return {
    items: items.map(({ item, text }) => ({ text, group: item })),
    people: [...groupBy(ratings, ({ person }) => person)].map(([id, own]) => {
      const rated = new Map(own.map(({ item, rating }) => [item, rating]));
      return {
        id,
        kind: null,
        choices: choicesOf(own, places),
        othersOf(at) {
          const item = items[at]?.item ?? '';
          const { sum, count } = total.get(item) ?? { sum: 0, count: 0 };
          const mine = rated.get(item);
          const others = mine === undefined ? count : count - 1;
          return others === 0 ? null : (sum - (mine ?? 0)) / others;
        },
      };
    }),
  };
}

function choicesOf(own: readonly PopquornRating[], places: ReadonlyMap<string, number>): readonly ItemChoice[] {
  return own.flatMap((one) =>
    own
      .filter((other) => one.rating > other.rating)
      .map((other) => ({ chosen: places.get(one.item) ?? 0, rejected: places.get(other.item) ?? 0 })),
  );
}
