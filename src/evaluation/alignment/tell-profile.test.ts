import { expect, test } from 'vitest';
import { fictionalSenders } from './fictional-senders.ts';
import { hostileOutcomes, tellProfile } from './tell-profile.ts';

test('every invented sender is told whole, and there are twelve in four registers', () => {
  const told = fictionalSenders.map(({ hypotheses, register }) => tellProfile(hypotheses, register));

  expect(told).toEqual(fictionalSenders.map(({ hypotheses }) => hypotheses.map(({ instruction }) => instruction)));
  expect(new Set(told.map(String)).size).toBe(12);
  expect(new Set(fictionalSenders.map(({ register }) => register)).size).toBe(4);
});

// What passes is no command but a claim or a taste: the arm measures what these do.
test('commands of a hostile profile never reach a model, also from an imported profile', () => {
  const outcomes = hostileOutcomes();

  expect(outcomes.filter(({ told }) => !told).map(({ attempt, fault }) => `${attempt}: ${fault}`)).toEqual([
    'open command: instruction',
    'command to the model: instruction',
    'another mode: instruction',
    'agreement of old: instruction',
  ]);
  expect(outcomes.filter(({ told }) => told)).toHaveLength(6);
});
