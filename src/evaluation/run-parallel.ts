import { settleAll } from './settle-all.ts';

export interface RunParallelOptions {
  /** Items at once. */
  readonly parallel: number;
  /** Asked before each item; true leaves the rest. */
  readonly isOver: () => boolean;
  readonly signal?: AbortSignal;
}

/**
 * Takes items in their order, so many at once, until there are none left or it is over. The first failure lets no further item begin; what is under way
 * is waited for, then the failure is thrown.
 */
export async function runParallel<Item>(
  items: readonly Item[],
  { parallel, isOver, signal }: RunParallelOptions,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failed = false;
  const worker = async (): Promise<void> => {
    for (let item = items[next]; item !== undefined && !failed && !isOver(); item = items[next]) {
      next += 1;
      try {
        signal?.throwIfAborted();
        await work(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await settleAll(Array.from({ length: Math.max(1, parallel) }, worker));
}
