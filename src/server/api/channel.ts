/** Items that one side pushes and another reads in order, as they come. Unread items wait. */
export interface Channel<Item> {
  push(item: Item): void;
  /** The reader ends after what was pushed. */
  end(): void;
  readonly items: AsyncIterable<Item>;
}

export function openChannel<Item>(): Channel<Item> {
  const waiting: Item[] = [];
  let ended = false;
  let wake = (): void => undefined;
  return {
    push: (item) => {
      waiting.push(item);
      wake();
    },
    end: () => {
      ended = true;
      wake();
    },
    items: {
      async *[Symbol.asyncIterator]() {
        for (;;) {
          yield* waiting.splice(0);
          if (ended && waiting.length === 0) return;
          if (waiting.length === 0)
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
        }
      },
    },
  };
}
