import { expect, test } from 'vitest';
import { type Pause, realPause } from './pause.ts';
import { openWakeUp } from './wake-up.ts';

/** A pause that lasts until it is ended, or until nobody waits. */
function handPause() {
  const going = new Set<() => void>();
  const pause: Pause = (_, signal) =>
    new Promise((resolve) => {
      const end = () => {
        going.delete(end);
        resolve();
      };
      going.add(end);
      signal.addEventListener('abort', end, { once: true });
    });
  return { pause, going };
}

const never = new AbortController().signal;

test('a wait ends at the next ring and leaves no pause behind', async () => {
  const { pause, going } = handPause();
  const wake = openWakeUp(pause);
  const waits = [wake.next()(1000, never), wake.next()(1000, never)];
  expect(going.size).toBe(2);

  wake.ring();

  await Promise.all(waits);
  expect(going.size).toBe(0);
});

test('a ring between the look and the wait is not missed', async () => {
  const { pause, going } = handPause();
  const wake = openWakeUp(pause);
  const wait = wake.next();

  wake.ring();

  await wait(1000, never);
  expect(going.size).toBe(0);
});

test('a wait ends with its time, or with its signal', async () => {
  const { pause, going } = handPause();
  const wake = openWakeUp(pause);
  const stop = new AbortController();
  const timed = wake.next()(1000, never);
  for (const end of [...going]) end();
  await timed;
  const stopped = wake.next()(1000, stop.signal);

  stop.abort();

  await stopped;
  await wake.next()(1000, stop.signal);
  expect(going.size).toBe(0);
});

test('a real pause ends with its time or its signal', async () => {
  const stop = new AbortController();
  const long = realPause(1_000_000, stop.signal);
  await realPause(1, never);

  stop.abort();

  await long;
  await realPause(1_000_000, stop.signal);
});
