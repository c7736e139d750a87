import { expect, test } from 'vitest';
import { acceptedOf, hypothesisOf, predicateOf } from './hypothesis-fixture.ts';
import { keepStanding } from './keep-standing.ts';

const measured = (id: string, feature: string, changes = {}) =>
  hypothesisOf(id, { origin: 'measured', predicate: predicateOf(feature), ...changes });

test('H9: a rejected statement does not come back in twenty wordings and dimensions', () => {
  const rejected = hypothesisOf('h_old', { standing: 'rejected', statement: 'Opens e-mails without a greeting.' });
  const wordings = [
    'Opens messages without a greeting.',
    'Starts e-mails with no greeting.',
    'Begins without a salutation.',
    'Starts messages with no salutation.',
    'Opens with no greeting.',
    'Omits the greeting when opening.',
    'Skips the greeting at the start.',
    'Begins e-mails with no salutation.',
    'Leaves out the opening greeting.',
    'Never opens with a greeting.',
    'Does not use a greeting to open.',
    'Avoids greetings at the beginning.',
    'Starts letters without greeting.',
    'Opens texts with no greeting at all.',
    'Rarely opens with a greeting.',
    'Starts without any greeting.',
    'Opens notes without salutations.',
    'Begins replies without a greeting.',
    'Lacks a greeting at the opening.',
    'Usually starts without a greeting.',
  ];
  let profile: ReturnType<typeof keepStanding> = [rejected];

  for (const [at, statement] of wordings.entries()) {
    profile = keepStanding(profile, [
      hypothesisOf(`h_${at}`, {
        statement,
        dimension: at % 2 === 0 ? 'personality' : 'writing-style',
        standing: 'accepted',
      }),
    ]);
    expect({ statement, kept: profile }).toEqual({ statement, kept: [rejected] });
  }
});

test('a rejected count does not come back as a count or in words, its opposite may', () => {
  const rejected = measured('h_old', 'semicolons', { standing: 'rejected' });
  const opposite = hypothesisOf('h_new', { statement: 'Avoids semicolons.' });

  expect(
    keepStanding(
      [rejected],
      [
        measured('h_old', 'semicolons', { standing: 'accepted' }),
        hypothesisOf('h_2', { statement: 'Uses semicolons often.' }),
        opposite,
      ],
    ),
  ).toEqual([rejected, opposite]);
});

test('H9: a pinned one survives twenty learnings unchanged', () => {
  const pinned = hypothesisOf('h_pin', { standing: 'pinned', statement: 'Makes dry jokes.' });
  let profile: ReturnType<typeof keepStanding> = [pinned];

  for (let round = 0; round < 20; round += 1) {
    profile = keepStanding(profile, [
      hypothesisOf(`h_${round}`, { statement: 'Jokes dryly.' }),
      hypothesisOf(`h_x${round}`, { statement: `Names the date ${round}.` }),
    ]);
  }

  expect(profile.filter(({ id }) => id === 'h_pin')).toEqual([pinned]);
  expect(profile.filter(({ statement }) => /jok/i.test(statement))).toHaveLength(1);
});

test('a pinned one may be told that the texts say otherwise, and nothing more', () => {
  const pinned = measured('h_pin', 'semicolons', { standing: 'pinned' });
  const found = measured('h_pin', 'semicolons', { flags: ['contradicted'], statement: 'Another wording entirely.' });

  expect(keepStanding([pinned], [found])).toEqual([{ ...pinned, flags: ['contradicted'] }]);
});

test('what the owner wrote stays', () => {
  const authored = hypothesisOf('h_1', { origin: 'authored', statement: 'Ends on a cheerful note.' });

  expect(keepStanding([authored], [])).toEqual([authored]);
});

test.each([
  { name: 'stays accepted with a slightly worse trial', reward: -0.03, standing: 'accepted' },
  { name: 'falls back with a clearly worse trial', reward: -0.2, standing: 'proposed' },
])('an accepted count $name', ({ reward, standing }) => {
  const before = acceptedOf('h_1', 0.3, { origin: 'measured', predicate: predicateOf('semicolons') });
  const after = {
    ...acceptedOf('h_1', reward, { origin: 'measured', predicate: predicateOf('semicolons') }),
    standing: 'proposed' as const,
  };

  expect(keepStanding([before], [after])).toMatchObject([{ id: 'h_1', standing, reward }]);
});

test('what the owner accepted stays accepted, whatever the trial says', () => {
  const before = acceptedOf('h_1', -0.5, { flags: ['owner'], statement: 'Makes dry jokes.' });

  expect(
    keepStanding([before], [hypothesisOf('h_2', { statement: 'Jokes dryly.', flags: ['untested'] })]),
  ).toMatchObject([
    { id: 'h_1', statement: 'Makes dry jokes.', standing: 'accepted', flags: expect.arrayContaining(['owner']) },
  ]);
});

test('a finding made again keeps its id; a count takes the new figures, words keep their wording', () => {
  const count = measured('h_1', 'semicolons', {
    statement: 'Uses many semicolons: 6 per 1,000 words, 1.2 in comparable writing.',
  });
  const words = hypothesisOf('h_2', { statement: 'Makes dry jokes.' });

  const kept = keepStanding(
    [count, words],
    [
      { ...count, statement: 'Uses many semicolons: 7 per 1,000 words, 1.2 in comparable writing.' },
      hypothesisOf('h_9', { statement: 'Jokes dryly.' }),
    ],
  );

  expect(kept.map(({ id, statement }) => [id, statement])).toEqual([
    ['h_1', 'Uses many semicolons: 7 per 1,000 words, 1.2 in comparable writing.'],
    ['h_2', 'Makes dry jokes.'],
  ]);
});

test('of what was not found again, accepted and inferred ones stay; proposed counts go', () => {
  const accepted = acceptedOf('h_1', 0.3, { origin: 'measured', predicate: predicateOf('semicolons') });
  const inferred = hypothesisOf('h_2', { statement: 'Makes dry jokes.' });
  const proposed = measured('h_3', 'dashes');

  expect(keepStanding([accepted, inferred, proposed], []).map(({ id }) => id)).toEqual(['h_1', 'h_2']);
});

test('the first learning is taken as it is', () => {
  const learned = [measured('h_1', 'semicolons'), hypothesisOf('h_2')];

  expect(keepStanding([], learned)).toEqual(learned);
});
