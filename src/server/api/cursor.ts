/** The place after an item in a list that is ordered by id, as it travels in a URL. */
export function cursorAfter(id: string): string {
  return Buffer.from(id).toString('base64url');
}

/** The id a cursor was made of. Any other word gives an id that is nobody's, and so a place in the list. */
export function idBefore(cursor: string | undefined): string | undefined {
  return cursor === undefined ? undefined : Buffer.from(cursor, 'base64url').toString();
}

/** The first `limit` of the items, of which one more than that was asked for, and where the next page begins. */
export function pageOf<Item>(
  items: readonly Item[],
  limit: number,
  idOf: (item: Item) => string,
): { readonly items: readonly Item[]; readonly next: string | null } {
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown, next: items.length > limit && last !== undefined ? cursorAfter(idOf(last)) : null };
}
