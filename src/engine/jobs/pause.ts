/** Waits so many milliseconds, or until the signal says that nobody waits any more. Never fails. */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** By the computer's own timer. */
export const realPause: Pause = (milliseconds, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done, { once: true });
  });
