import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openStepGate } from './step-gate.ts';

function watch(promise: Promise<void>) {
  const state = { open: false };
  promise.then(() => {
    state.open = true;
  });
  return state;
}

test('a single call never waits', async () => {
  const member = openStepGate().enter();

  await expect(member.arrive()).resolves.toBeUndefined();
});

test('opens when the last one arrives, and again for the next step', async () => {
  const gate = openStepGate();
  const one = gate.enter();
  const two = gate.enter();
  for (let step = 0; step < 3; step += 1) {
    const first = watch(one.arrive());
    await nextTurn();
    const before = first.open;
    await two.arrive();
    await nextTurn();

    expect({ before, after: first.open }).toEqual({ before: false, after: true });
  }
});

test('one that leaves holds nobody up, whether it waits or not', async () => {
  const gate = openStepGate();
  const one = gate.enter();
  const two = gate.enter();
  const three = gate.enter();
  const waiting = watch(one.arrive());
  const leaving = watch(three.arrive());

  three.leave();
  three.leave();
  two.leave();
  await nextTurn();

  expect({ waiting: waiting.open, leaving: leaving.open }).toEqual({ waiting: true, leaving: true });
});
