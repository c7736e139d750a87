import { expect, test } from 'vitest';
import type { Dimension } from '../../contracts/hypothesis.ts';
import { createRandom } from '../numerics/index.ts';
import { overlap, phi } from './exhibit-overlap.ts';
import { fictionalBackground, fictionalTexts } from './fictional-writers.ts';
import { acceptedOf, hypothesisOf, predicateOf } from './hypothesis-fixture.ts';
import { selectedHypotheses, selectHypotheses } from './select-hypotheses.ts';

const dimensions: readonly Dimension[] = ['writing-style', 'communication-strategy', 'personality'];
const select = (hypotheses: Parameters<typeof selectHypotheses>[0]['hypotheses']) =>
  selectHypotheses({ hypotheses, samples: [] });
const inForce = (hypotheses: ReturnType<typeof select>) =>
  hypotheses.filter(({ standing }) => standing === 'accepted' || standing === 'pinned');
const many = (count: number, dimension: (at: number) => Dimension) =>
  Array.from({ length: count }, (_, at) =>
    acceptedOf(`h_${String(at).padStart(2, '0')}`, 0.9 - at / 100, { dimension: dimension(at) }),
  );

test('H15: never more than ten, and at most five of a dimension', () => {
  const chosen = inForce(select(many(40, (at) => dimensions[at % 3] ?? 'personality')));

  expect(chosen).toHaveLength(10);
  for (const dimension of dimensions)
    expect(chosen.filter((one) => one.dimension === dimension).length).toBeLessThanOrEqual(5);
});

test('H15: every dimension with an accepted hypothesis is represented', () => {
  const chosen = inForce(
    select([
      ...many(20, () => 'writing-style'),
      acceptedOf('h_p', 0.01, { dimension: 'personality' }),
      acceptedOf('h_c', 0.02, { dimension: 'communication-strategy' }),
    ]),
  );

  expect(new Set(chosen.map(({ dimension }) => dimension)).size).toBe(3);
  expect(chosen).toHaveLength(7);
});

test('H15: of counts of one habit only the better one is selected', () => {
  const one = acceptedOf('h_1', 0.5, { predicate: predicateOf('exclamation-marks') });
  const better = acceptedOf('h_2', 0.7, { predicate: predicateOf('exclamations') });
  const other = acceptedOf('h_3', 0.3, { predicate: predicateOf('semicolons') });

  expect(inForce(select([one, better, other])).map(({ id }) => id)).toEqual(['h_2', 'h_3']);
});

test('H15: no pair of selected ones goes together in the texts', () => {
  const background = fictionalBackground();
  const samples = fictionalTexts(3, 30, { exclaims: 0.3 }).map((text) => ({
    ...text,
    part: 'trial',
    register: 'email',
  }));
  const features = [
    'exclamation-marks',
    'semicolons',
    'commas',
    'words-per-text',
    'questions',
    'dashes',
    'opener-and',
    'words-per-paragraph',
    'word-that',
    'word-i',
  ];
  const hypotheses = features.map((feature, at) =>
    acceptedOf(`h_${at}`, 0.5 + at / 100, {
      predicate: predicateOf(feature, 'more', 20),
      dimension: dimensions[at % 3] ?? 'personality',
    }),
  );

  const chosen = inForce(selectHypotheses({ hypotheses, samples, backgroundOf: () => background }));

  for (const one of chosen)
    for (const other of chosen) if (one !== other) expect(overlap(one, other, new Map())).toBeLessThan(0.7);
  expect(chosen.length).toBeGreaterThan(3);
});

test('pinned ones come first, whatever they are worth, and the owner’s accepted ones before learned ones', () => {
  const pinned = hypothesisOf('h_pin', { standing: 'pinned' });
  const owned = acceptedOf('h_own', -0.4, { flags: ['owner'] });

  expect(
    inForce(select([...many(12, () => 'writing-style'), owned, pinned]))
      .map(({ id }) => id)
      .slice(0, 2),
  ).toEqual(['h_pin', 'h_own']);
});

test('an accepted one that is not selected becomes proposed; rejected ones come last', () => {
  const result = select([hypothesisOf('h_rejected', { standing: 'rejected' }), ...many(7, () => 'writing-style')]);

  expect(result.map(({ standing }) => standing)).toEqual([
    'accepted',
    'accepted',
    'accepted',
    'accepted',
    'accepted',
    'proposed',
    'proposed',
    'rejected',
  ]);
});

test('H2: ties go by id, and the order of the input does not matter', () => {
  const tied = Array.from({ length: 15 }, (_, at) =>
    acceptedOf(`h_${String.fromCharCode(97 + at)}`, 0.5, { dimension: dimensions[at % 3] ?? 'personality' }),
  );
  const random = createRandom(5);

  for (let round = 0; round < 5; round += 1) expect(select(random.shuffle(tied))).toEqual(select(tied));
});

test('nothing accepted, nothing selected', () => {
  expect(inForce(select([hypothesisOf('h_1'), hypothesisOf('h_2', { standing: 'rejected' })]))).toEqual([]);
});

test('H19: only those of the register are in force; what the model does anyway comes last', () => {
  const all = [
    acceptedOf('h_1', 0.9, { flags: ['model-default'] }),
    acceptedOf('h_2', 0.5),
    acceptedOf('h_3', 0.4, { registers: ['post'] }),
    acceptedOf('h_4', 0.3, { registers: ['*'] }),
    hypothesisOf('h_5'),
  ];

  expect(selectedHypotheses(all, 'email').map(({ id }) => id)).toEqual(['h_2', 'h_4', 'h_1']);
});

test.each([
  { one: [true, true, false, false], other: [true, true, false, false], expected: 1 },
  { one: [true, true, false, false], other: [false, false, true, true], expected: 1 },
  { one: [true, true, false, false], other: [true, false, true, false], expected: 0 },
  { one: [true, true, true, true], other: [true, false, true, false], expected: 0 },
  { one: [true, null, false, false], other: [true, true, null, false], expected: 1 },
  { one: [], other: [true], expected: 0 },
])('phi of $one and $other is $expected', ({ one, other, expected }) => {
  expect(phi(one, other)).toBeCloseTo(expected, 12);
});

test('H8: what the model does anyway is selected last and told last, whatever it is worth', () => {
  const others = many(4, () => 'writing-style').map((one) => ({ ...one, reward: 0.1 + (one.reward ?? 0) / 10 }));
  const anyway = acceptedOf('h_any', 0.95, { flags: ['model-default'] });
  const more = acceptedOf('h_more', 0.96, { flags: ['model-default'] });

  const chosen = inForce(select([anyway, more, ...others])).map(({ id }) => id);

  expect(chosen).toEqual(['h_00', 'h_01', 'h_02', 'h_03', 'h_more']);
});

test('H19: counts of one habit in two registers are both selected: they never stand in one prompt', () => {
  const email = acceptedOf('h_1', 0.5, { predicate: predicateOf('words-per-text') });
  const post = acceptedOf('h_2', 0.7, { predicate: predicateOf('words-per-text'), registers: ['post'] });

  expect(inForce(select([email, post])).map(({ id }) => id)).toEqual(['h_2', 'h_1']);
});
