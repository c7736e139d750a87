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
  let bell = Promise.withResolvers<void>();
  return {
    ring: () => {
      const rung = bell;
      bell = Promise.withResolvers<void>();
      rung.resolve();
    },
    next: () => {
      const { promise } = bell;
      return async (milliseconds, signal) => {
        const over = new AbortController();
        await Promise.race([promise, pause(milliseconds, AbortSignal.any([signal, over.signal]))]);
        over.abort();
      };
    },
  };
}
