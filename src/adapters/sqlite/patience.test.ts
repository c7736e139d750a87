import { expect, test } from 'vitest';
import { patiently } from './patience.ts';

const busy = () => Object.assign(new Error('database is locked'), { errcode: 5 });

test('it tries again while the lock is held, and lets the event loop go on meanwhile', async () => {
  let held = true;
  setImmediate(() => {
    held = false;
  });

  const result = await patiently(10_000, () => {
    if (held) throw busy();
    return 'written';
  });

  expect(result).toBe('written');
});

test('it gives up with the last failure when its time is over', async () => {
  let tries = 0;

  const waiting = patiently(30, () => {
    tries += 1;
    throw busy();
  });

  await expect(waiting).rejects.toThrow('database is locked');
  expect(tries).toBeGreaterThan(2);
});

test('any other failure is thrown at once', async () => {
  let tries = 0;

  const failing = patiently(10_000, () => {
    tries += 1;
    throw new Error('disk is full');
  });

  await expect(failing).rejects.toThrow('disk is full');
  expect(tries).toBe(1);
});
