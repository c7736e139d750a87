import type { Pause } from './pause.ts';

/** Tells those who wait in this process that something about jobs has changed. Other processes find out by looking. */
export interface WakeUp {
  ring(): void;
  /**
   * Gives a wait that ends at the next ring, after so many milliseconds, or with the signal. Take it before looking at the store: a ring between the look and the
   * wait is then not missed.
   */
  next(): (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

export function openWakeUp(pause: Pause): WakeUp {
  const waiting = new Set<() => void>();
  let rings = 0;
  return {
    ring: () => {
      rings += 1;
      for (const wake of [...waiting]) wake();
    },
    next: () => {
      const heard = rings;
      return (milliseconds, signal) =>
        new Promise((resolve) => {
          if (rings !== heard || signal.aborted) return resolve();
          const over = new AbortController();
          // Leaves nothing behind: whoever waits for days waits many times.
          const wake = () => {
            waiting.delete(wake);
            signal.removeEventListener('abort', wake);
            over.abort();
            resolve();
          };
          waiting.add(wake);
          signal.addEventListener('abort', wake, { once: true });
          pause(milliseconds, over.signal).then(wake);
        });
    },
  };
}
