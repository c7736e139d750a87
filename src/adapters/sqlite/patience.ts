import { setTimeout as pause } from 'node:timers/promises';
import { isBusy } from './store-error.ts';

/**
 * Tries until no other process holds the lock, at most so many milliseconds. SQLite's own busy timeout would block the event loop
 * meanwhile, and with it a transaction of this very process that only needs to go on to free the lock.
 */
export async function patiently<T>(milliseconds: number, attempt: () => T): Promise<T> {
  const giveUpAt = performance.now() + milliseconds;
  for (let wait = 1; ; wait = Math.min(wait + 1, longestWait)) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() + wait > giveUpAt) throw error;
    }
    await pause(wait);
  }
}

/** Milliseconds. Short, because beside a process that writes without pause the lock is free for a moment only. */
const longestWait = 5;
