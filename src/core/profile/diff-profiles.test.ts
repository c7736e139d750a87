import { expect, test } from 'vitest';
import type { Edit } from '../../contracts/edit.ts';
import type { Hypothesis, Trial } from '../../contracts/hypothesis.ts';
import { acceptedOf, hypothesisOf, predicateOf } from '../hypotheses/hypothesis-fixture.ts';
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

  expect(diff).toMatchObject({
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
    predicate: predicateOf('dashes'),
    statement: 'Uses many dashes: 6.1 per 1,000 words, 1.2 in comparable writing.',
  });

  const figures = { ...before, statement: 'Uses many dashes: 6.4 per 1,000 words, 1.2 in comparable writing.' };
  const other = { ...before, statement: 'Uses few dashes: 0.4 per 1,000 words, 1.2 in comparable writing.' };

  expect(diffProfiles(profileOf({ hypotheses: [before] }), profileOf({ hypotheses: [figures] })).changed).toEqual([]);
  expect(diffProfiles(profileOf({ hypotheses: [before] }), profileOf({ hypotheses: [other] })).changed).toHaveLength(1);
});

test('a profile does not differ from itself', () => {
  const profile = profileOf({ hypotheses: [hypothesisOf('h_1')] });

  expect(diffProfiles(profile, profile)).toEqual({
    from: 1,
    to: 1,
    texts: { before: 12, after: 12 },
    added: [],
    removed: [],
    changed: [],
    explained: [],
  });
});

const trial = (low: number, texts = 8): Trial => ({
  kind: 'rate',
  own: { yes: texts, no: 0, unclear: 0 },
  control: { yes: 10, no: 90, unclear: 0 },
  controlPeople: 21,
  score: 0.8,
  low,
  high: 0.9,
});
const dashes = (changes: Partial<Hypothesis>) =>
  hypothesisOf('h_1', { origin: 'measured', predicate: predicateOf('dashes'), check: null, ...changes });
const edit = (id: string, changes: Partial<Edit>): Edit => ({
  id,
  register: 'email',
  editedAt: '2031-05-04T10:00:00.000Z',
  words: { draft: 9, final: 9, own: 0 },
  places: { total: 1, facts: 0 },
  changes: [],
  supports: [],
  ...changes,
});
const removedDash: Edit['changes'][number] = {
  featureId: 'dashes',
  direction: 'less',
  draft: { count: 1, opportunity: 9 },
  final: { count: 0, opportunity: 9 },
  places: [0],
};

test.each<{
  readonly name: string;
  readonly before: Hypothesis | null;
  readonly after: Hypothesis | null;
  readonly texts?: number;
  readonly why: string;
}>([
  {
    name: 'a trial that was won',
    before: dashes({ trial: trial(0.47, 4) }),
    after: dashes({ standing: 'accepted', trial: trial(0.58) }),
    texts: 10,
    why: 'the lower bound of its trial is 0.58, 0.47 before, on 8 held-out texts against 21 people (10 new texts)',
  },
  {
    name: 'a trial that was lost',
    before: dashes({ standing: 'accepted', trial: trial(0.58) }),
    after: dashes({ trial: trial(0.41, 9) }),
    texts: 1,
    why: 'the lower bound of its trial is 0.41, 0.58 before, on 9 held-out texts against 21 people (1 new text)',
  },
  {
    name: 'a place that was lost',
    before: dashes({ standing: 'accepted', trial: trial(0.58) }),
    after: dashes({ trial: trial(0.57) }),
    why: 'others are worth more, or it gave way to what you chose',
  },
  {
    name: 'a new count that held',
    before: null,
    after: dashes({ standing: 'accepted', trial: trial(0.58) }),
    texts: 12,
    why: 'counted in the texts; held on 8 held-out texts against 21 people (12 new texts)',
  },
  {
    name: 'a count that is gone',
    before: dashes({}),
    after: null,
    texts: -1,
    why: 'the texts no longer set it apart from other writers (1 text fewer)',
  },
  { name: 'a rejection', before: dashes({}), after: dashes({ standing: 'rejected' }), why: 'you rejected it' },
  { name: 'a pin', before: dashes({}), after: dashes({ standing: 'pinned' }), why: 'you pinned it' },
  {
    name: 'an acceptance',
    before: dashes({}),
    after: dashes({ standing: 'accepted', flags: ['owner'] }),
    why: 'you accepted it',
  },
  {
    name: 'a rewording',
    before: dashes({}),
    after: hypothesisOf('h_1', { origin: 'authored', standing: 'pinned', statement: 'Ends on a cheerful note.' }),
    why: 'you reworded it',
  },
  {
    name: 'a claim of a model',
    before: null,
    after: hypothesisOf('h_1', { flags: ['untested'] }),
    why: 'a model proposed it; not tried yet (no new texts)',
  },
])('tells why: $name', ({ before, after, texts = 0, why }) => {
  const diff = diffProfiles(
    profileOf({ hypotheses: before === null ? [] : [before] }),
    profileOf({
      version: 2,
      hypotheses: after === null ? [] : [after],
      sampleCount: { inference: 7 + texts, trial: 5 },
    }),
  );

  expect(diff.explained.map((one) => one.why)).toEqual([why]);
});

test('names the edits that a proposal rests on', () => {
  const counted = dashes({ origin: 'edit', predicate: predicateOf('dashes', 'less') });
  const worded = hypothesisOf('h_2', { origin: 'edit' });
  const edits = [
    edit('e_1', { changes: [removedDash] }),
    edit('e_2', { changes: [{ ...removedDash, direction: 'more' }], supports: ['h_2'] }),
    edit('e_3', { changes: [removedDash], register: 'post' }),
    edit('e_4', { changes: [removedDash] }),
  ];

  const { explained } = diffProfiles(profileOf(), profileOf({ version: 2, hypotheses: [counted, worded] }), edits);

  expect(explained.map(({ edits: named, why }) => ({ named, why }))).toEqual([
    { named: ['e_1', 'e_4'], why: '2 edits of drafts show it' },
    { named: ['e_2'], why: '1 edit of drafts shows it' },
  ]);
});
