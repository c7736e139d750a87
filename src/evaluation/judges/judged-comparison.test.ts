import { describe, expect, test } from 'vitest';
import { verdictOf } from '../../../test/support/judged-pairs.ts';
import { createRandom, type SeededRandom } from '../../core/numerics/index.ts';
import { compareArms } from './judged-comparison.ts';
import type { JudgeReply, PairVerdict } from './pair-verdict.ts';

const arms = { a: 'own', b: 'placebo', validation: { unusable: [] } };

type Said = JudgeReply['said'];
type Replies = readonly [Said, Said];

/** Of 200 seeds: none, at most 20, at least 120, all. */
type Prints = 'never' | 'seldom' | 'mostly' | 'always';
const printedSeeds: Readonly<Record<Prints, readonly [number, number]>> = {
  never: [0, 0],
  seldom: [0, 20],
  mostly: [120, 200],
  always: [200, 200],
};

/** What a judge says of two equal texts, by their lengths and by chance. */
type Judge = (random: SeededRandom, lengths: readonly [number, number]) => Replies;

const goesByLength: Judge = (_, [first, second]) =>
  first === second ? ['tie', 'tie'] : first > second ? ['A', 'B'] : ['B', 'A'];
const coin = (random: SeededRandom): Said => (random.next() < 0.5 ? 'A' : 'B');
const judges: readonly { readonly name: string; readonly prints: Prints; readonly judge: Judge }[] = [
  { name: 'always takes the first', prints: 'never', judge: () => ['A', 'A'] },
  { name: 'takes the longer', prints: 'always', judge: goesByLength },
  { name: 'answers at random', prints: 'never', judge: (random) => [coin(random), coin(random)] },
  {
    name: 'changes with the order one time in six',
    prints: 'mostly',
    judge: (random) => (random.next() < 1 / 6 ? ['A', 'A'] : random.next() < 0.5 ? ['A', 'B'] : ['B', 'A']),
  },
  {
    name: 'takes the longer and gives garbage one time in ten',
    prints: 'seldom',
    judge: (random, lengths) => {
      const [asA, asB] = goesByLength(random, lengths);
      return [random.next() < 0.1 ? 'unreadable' : asA, random.next() < 0.1 ? 'unreadable' : asB];
    },
  },
];

function equalArms(judge: Judge, seed: number): readonly PairVerdict[] {
  const random = createRandom(seed);
  return Array.from({ length: 20 }, (_, person) =>
    Array.from({ length: 3 }, (__, task) => {
      const lengths = [30 + random.integer(90), 30 + random.integer(90)] as const;
      return verdictOf(judge(random, lengths), {
        ...{ id: `${person} ${task}`, person: `person-${person}` },
        ...{ firstWords: lengths[0], secondWords: lengths[1] },
      });
    }),
  ).flat();
}

test.each(judges)(
  'E6: of equal arms a judge that $name prints an interval without one half at most once in twenty of 200 seeds',
  ({ judge, prints }) => {
    const seeds = Array.from({ length: 200 }, (_, at) => at + 1);
    const printed = seeds.flatMap((seed) => {
      const compared = compareArms(equalArms(judge, seed), { ...arms, seed, draws: 500 });
      return compared.usable ? [compared.winRate] : [];
    });

    const wrong = printed.filter(({ low, high }) => low === null || high === null || low > 0.5 || high < 0.5);
    expect(wrong.length).toBeLessThanOrEqual(10);
    const [least, most] = printedSeeds[prints];
    expect(printed.length).toBeGreaterThanOrEqual(least);
    expect(printed.length).toBeLessThanOrEqual(most);
  },
);

describe('two arms', () => {
  const wins = (person: string, replies: Replies, [firstWords, secondWords] = [60, 50]) =>
    verdictOf(replies, { person, firstWords, secondWords });

  test('have a win rate over people, with the same at equal length beside it', () => {
    const verdicts = ['ada', 'bo', 'cy', 'dee'].flatMap((person, at) => [
      wins(person, ['A', 'B'], [60, 50 + 4 * at]),
      wins(person, at < 2 ? ['A', 'B'] : ['tie', 'tie'], [40, 50]),
      wins(person, ['B', 'A'], [45, 50 + at]),
    ]);

    const compared = compareArms(verdicts, { ...arms, seed: 1 });

    expect(compared).toMatchObject({
      usable: true,
      winRate: { mean: 7 / 12, n: 4, texts: 12, unscored: 0 },
      length: { n: 12, method: 'logistic' },
    });
  });

  test('have none where verdicts change with the order too often', () => {
    const verdicts = [wins('ada', ['A', 'A']), wins('bo', ['B', 'B']), wins('cy', ['A', 'B']), wins('dee', ['B', 'A'])];

    expect(compareArms(verdicts, { ...arms, seed: 1 })).toEqual({
      ...{ a: 'own', b: 'placebo', usable: false },
      conduct: expect.objectContaining({ pairs: 4, flipRate: 0.5, firstPlaceShare: 0.5 }),
      reasons: ['on these pairs 50 % of its verdicts change with the order (limit 25 %)'],
    });
  });

  test('have none where the judge is not usable, whatever it said of them', () => {
    const verdicts = [wins('ada', ['A', 'B']), wins('bo', ['A', 'B'])];

    expect(compareArms(verdicts, { ...arms, validation: { unusable: ['it is random'] }, seed: 1 })).toMatchObject({
      usable: false,
      reasons: ['it is random'],
    });
  });

  test('leave out pairs without a verdict and count them', () => {
    const verdicts = Array.from({ length: 40 }, (_, at) => wins(`p${at}`, at === 0 ? ['A', 'refused'] : ['A', 'B']));

    expect(compareArms(verdicts, { ...arms, seed: 1 })).toMatchObject({
      winRate: { mean: 1, n: 39, texts: 40, unscored: 1, interval: 'wilson' },
    });
  });
});
