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
  const member = openStepGate().enter(0);

  await expect(member.arrive()).resolves.toBeUndefined();
});

test('opens when the last one arrives, and again for the next step', async () => {
  const gate = openStepGate();
  const one = gate.enter(0);
  const two = gate.enter(1);
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
  const one = gate.enter(0);
  const two = gate.enter(1);
  const three = gate.enter(2);
  const waiting = watch(one.arrive());
  const leaving = watch(three.arrive());

  three.leave();
  three.leave();
  two.leave();
  await nextTurn();

  expect({ waiting: waiting.open, leaving: leaving.open }).toEqual({ waiting: true, leaving: true });
});

test('lets them go on in the order of their sequences, whoever came first', async () => {
  const gate = openStepGate();
  const gone: number[] = [];

  const all = [2, 0, 3, 1].map((sequence) => ({ sequence, member: gate.enter(sequence) }));
  await Promise.all(all.map(({ sequence, member }) => member.arrive().then(() => gone.push(sequence))));

  expect(gone).toEqual([0, 1, 2, 3]);
});
