import { expect, test } from 'vitest';
import { acceptedOf, hypothesisOf } from '../hypotheses/hypothesis-fixture.ts';
import { diffProfiles } from './diff-profiles.ts';
import { profileOf } from './profile-fixture.ts';

test('says what was added, removed, decided and reworded', () => {
  const kept = acceptedOf('h_same', 0.4);
  const decided = hypothesisOf('h_decided');
  const reworded = hypothesisOf('h_reworded');
  const removed = hypothesisOf('h_removed');
  const added = hypothesisOf('h_added');

  const diff = diffProfiles(
    profileOf({ version: 3, hypotheses: [kept, decided, reworded, removed] }),
    profileOf({
      version: 4,
      hypotheses: [
        added,
        { ...decided, standing: 'pinned' },
        { ...reworded, statement: 'Ends on a cheerful note.' },
        { ...kept, reward: 0.5 },
      ],
    }),
  );

  expect(diff).toEqual({
    from: 3,
    to: 4,
    added: [added],
    removed: [removed],
    changed: [
      { before: decided, after: { ...decided, standing: 'pinned' } },
      { before: reworded, after: { ...reworded, statement: 'Ends on a cheerful note.' } },
    ],
  });
});

test('new figures of a count are no change, another direction is', () => {
  const before = hypothesisOf('h_1', {
    origin: 'measured',
    statement: 'Uses many dashes: 6.1 per 1,000 words, 1.2 in comparable writing.',
  });

  const figures = { ...before, statement: 'Uses many dashes: 6.4 per 1,000 words, 1.2 in comparable writing.' };
  const other = { ...before, statement: 'Uses few dashes: 0.4 per 1,000 words, 1.2 in comparable writing.' };

  expect(diffProfiles(profileOf({ hypotheses: [before] }), profileOf({ hypotheses: [figures] })).changed).toEqual([]);
  expect(diffProfiles(profileOf({ hypotheses: [before] }), profileOf({ hypotheses: [other] })).changed).toHaveLength(1);
});

test('a profile does not differ from itself', () => {
  const profile = profileOf({ hypotheses: [hypothesisOf('h_1')] });

  expect(diffProfiles(profile, profile)).toEqual({ from: 1, to: 1, added: [], removed: [], changed: [] });
});
