import { HyperalignError } from '../errors.ts';
import type { Page, PageQuery } from '../ports/page.ts';

/** One page of what has positions, newest first. */
export function memoryPage<Kept extends { readonly position: number }, Item>(
  all: readonly Kept[],
  { after, limit }: PageQuery,
  toItem: (kept: Kept) => Item,
): Page<Item> {
  if (after !== undefined && !/^\d{1,15}$/.test(after))
    throw new HyperalignError('invalid_input', `The cursor "${after}" is none of a page.`);
  const left = all
    .filter(({ position }) => after === undefined || position < Number(after))
    .toSorted((a, b) => b.position - a.position);
  const shown = left.slice(0, limit);
  return { items: shown.map(toItem), next: left.length > limit ? String(shown.at(-1)?.position ?? '') : null };
}
