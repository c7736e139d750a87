import { HyperalignError } from '../../errors.ts';
import type { Page } from '../../ports/page.ts';

/** Reads a cursor, which is the position of the last item of the page before. */
export function beforePosition(cursor: string): number {
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor);
  throw new HyperalignError(
    'invalid_input',
    `The cursor "${cursor}" is none of a page. Give "next" of the page before, or leave it out for the first page.`,
    { details: { cursor } },
  );
}

/** One row more than asked for tells that there is another page. */
export function toPage<Row extends { readonly position: number }, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  return { items: shown.map(toItem), next: rows.length > limit ? String(shown.at(-1)?.position ?? '') : null };
}
