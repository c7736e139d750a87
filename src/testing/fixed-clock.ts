import type { Clock } from '../ports/clock.ts';

export interface FixedClock extends Clock {
  /** Moves both the date and the elapsed time forward. */
  advance(milliseconds: number): void;
}

/** A clock that stands still until it is told to move. */
export function fixedClock(startsAt = '2025-05-08T12:00:00.000Z'): FixedClock {
  const start = Date.parse(startsAt);
  let passed = 0;
  return {
    now: () => start + passed,
    elapsed: () => passed,
    advance: (milliseconds) => {
      passed += milliseconds;
    },
  };
}
