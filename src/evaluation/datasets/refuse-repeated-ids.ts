import { HyperalignError } from '../../errors.ts';
import type { DatasetItems, DatasetKind } from './dataset.ts';

/** Results are kept by the ids of what they are of. Throws `unreadable_input` naming those that stand twice. */
export function refuseRepeatedIds(file: string, items: readonly DatasetItems[DatasetKind][]): void {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const item of items) {
    // Labelled answers and outcomes are many to a prompt and have no id of their own.
    if (!('id' in item)) continue;
    if (seen.has(item.id)) repeated.add(item.id);
    seen.add(item.id);
  }
  if (repeated.size === 0) return;
  const ids = [...repeated];
  throw new HyperalignError(
    'unreadable_input',
    `${file} has ${ids.length} ${ids.length === 1 ? 'id' : 'ids'} that ${ids.length === 1 ? 'stands' : 'stand'} in several rows: ${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ', …' : ''}. Give every row an id of its own.`,
    { details: { file, ids: ids.slice(0, 20) } },
  );
}
