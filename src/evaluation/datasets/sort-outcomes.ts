import type { LeftOut } from './dataset.ts';
import type { RowOutcome } from './dataset-format.ts';

export interface SortedOutcomes<Item> {
  readonly items: readonly Item[];
  /** By reason, in order of first sight. */
  readonly leftOut: readonly LeftOut[];
}

export function sortOutcomes<Item>(outcomes: readonly RowOutcome<Item>[]): SortedOutcomes<Item> {
  const items: Item[] = [];
  const reasons = new Map<string, number>();
  for (const outcome of outcomes) {
    if (outcome.kind === 'item') items.push(outcome.item);
    else reasons.set(outcome.reason, (reasons.get(outcome.reason) ?? 0) + 1);
  }
  return { items, leftOut: [...reasons].map(([reason, rows]) => ({ reason, rows })) };
}
