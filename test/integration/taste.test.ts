import { beforeEach, describe, expect, test } from 'vitest';
import { proposedPairSchema } from '../../src/contracts/proposed-pair.ts';
import { rankingSchema, writeResultSchema } from '../../src/contracts/write-result.ts';
import type { Store } from '../../src/ports/store.ts';
import { comparisonOf, keyOf, memoryStore, scriptedModel } from '../../src/testing/index.ts';
import { longText } from '../support/long-text.ts';
import { openOfflineClient } from '../support/offline-client.ts';

const task = 'Tell Robin when the boiler is mended.';
const facts = 'The boiler has not worked since May. Two people come on Monday.';
const greeted = `Hello Robin,\n\n${facts}`;
const long = `Hello Robin,\n\nI am writing about the boiler, which has not worked since May, as you know from the landlord. ${facts} It will take them until the evening, so you are free to come by at ten.\n\nBest regards,\nKim`;
const drafts = [long, greeted, facts, `${greeted} They bring their own ladder, so there is nothing to carry.`];

let store: Store;
beforeEach(async () => {
  store = memoryStore();
  for (const person of ['ada', 'bo'])
    await openOfflineClient({ store }).learn({
      person,
      texts: Array.from({ length: 6 }, (_, at) => ({ text: longText(at, 60), register: 'email' })),
    });
});

function clientWith(replies: readonly string[] = drafts, workspace = 'default') {
  return openOfflineClient({
    store,
    workspace,
    model: scriptedModel(({ index }) => replies[index % replies.length] ?? ''),
  });
}

/** Choices for the shorter text and the one without greeting, each about another matter. */
async function choose(person: string, count: number, workspace = 'default') {
  for (let at = 0; at < count; at += 1) {
    const [matter, more] = [
      `The mast number ${at} is ready.`,
      `We talked of mast ${at} with the whole crew on Sunday.`,
    ];
    const [left, right] =
      at % 2 === 0 ? [`Hello Robin,\n\n${matter}`, `${matter} So be it.`] : [`${matter} ${more} ${more}`, matter];
    await store.comparisons.add(
      keyOf(person, workspace),
      comparisonOf({ id: `c_${at}`, left, right, chosen: 'right' }),
      99_999,
    );
  }
}

const asked = { person: 'ada', task, candidates: 4, rank: 'reward' } as const;

describe('candidates', () => {
  test('are taken by the hypotheses that they follow, where that is asked for', async () => {
    const written = await clientWith().write({ ...asked, rank: 'hypotheses' });
    const shares = await Promise.all(
      written.candidates.map(async ({ text }) => {
        const compliance = await clientWith().assess({ person: 'ada', text });
        const judged = compliance.filter(({ followed }) => followed !== null);
        return judged.filter(({ followed }) => followed).length / Math.max(1, judged.length);
      }),
    );

    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    expect(new Set(shares).size).toBeGreaterThan(1);
    expect(written.ranking).toBeUndefined();
  });

  test('are taken by what the person chose before, with the reason in words', async () => {
    await choose('ada', 10);

    const written = await clientWith().write(asked);

    expect(writeResultSchema.parse(written)).toEqual(written);
    expect(written.text).toBe(facts);
    expect(written.candidates[0]?.text).toBe(facts);
    expect(written.ranking).toEqual({
      ...{ by: 'reward', comparisons: 10, abstained: null },
      confidence: expect.toSatisfy((value: number) => value > 0.7),
      words: expect.arrayContaining(['shorter', 'no greeting']),
    });
    expect(written.notices).toEqual([]);
  });

  test('stand by fingerprint where nothing was asked for, and nothing is told of comparisons', async () => {
    await choose('ada', 10);

    const { rank: _, ...plainly } = asked;
    const written = await clientWith().write(plainly);

    const scores = written.candidates.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(written).not.toHaveProperty('ranking');
    expect(await clientWith([long]).write({ ...asked, candidates: 1 })).not.toHaveProperty('ranking');
  });

  test.each([
    {
      name: 'there is no comparison',
      prepare: async () => undefined,
      abstained: 'no-comparisons',
      comparisons: 0,
      says: /compared nothing yet.*compare pick/,
    },
    {
      name: 'comparisons contradict each other',
      prepare: async () => {
        for (let at = 0; at < 8; at += 1)
          await store.comparisons.add(
            keyOf('ada'),
            comparisonOf({ id: `c_${at}`, left: long, right: facts, chosen: at % 2 === 0 ? 'left' : 'right' }),
            99,
          );
      },
      ...{ abstained: 'not-foretold', comparisons: 8, says: /contradict each other/ },
    },
    {
      name: 'there is one comparison',
      prepare: () => choose('ada', 1),
      abstained: 'unsure',
      comparisons: 1,
      says: /do not tell clearly/,
    },
  ])('are left to the fingerprint where $name, and it is said', async ({ prepare, abstained, comparisons, says }) => {
    await prepare();
    const { rank: _, ...plainly } = asked;
    // The text that would be taken must not be the nearest one already.
    const replies = [long, facts];

    const written = await clientWith(replies).write({ ...asked, candidates: 2 });

    const byFingerprint = await clientWith(replies).write({ ...plainly, candidates: 2 });
    expect(written.candidates).toEqual(byFingerprint.candidates);
    expect(written.ranking).toMatchObject({ abstained, comparisons, words: [] });
    expect(written.notices).toEqual([{ code: 'ranked-by-fingerprint', message: expect.stringMatching(says) }]);
  });

  test('that copy a sample stay last, however much they are liked', async () => {
    await choose('ada', 10);
    const copy = longText(0, 60);

    const written = await clientWith([copy, long]).write({ ...asked, candidates: 2 });

    expect(written.candidates.map(({ text }) => text)).toEqual([long, copy]);
  });

  test('by both have the fingerprint weigh as much as the choices', async () => {
    await choose('ada', 10);

    const { ranking, candidates } = await clientWith().write({ ...asked, rank: 'both' });

    expect(rankingSchema.parse(ranking)).toMatchObject({ by: 'both', comparisons: 10 });
    expect(candidates.map(({ text }) => text).toSorted()).toEqual(drafts.toSorted());
  });

  test('are ranked by the newest thousand comparisons', async () => {
    await choose('ada', 1010);

    expect((await clientWith().write(asked)).ranking).toMatchObject({ comparisons: 1000, abstained: null });
  });

  test.each([
    { name: 'nobody', change: { person: null }, says: 'without a person' },
    { name: 'a way that is none', change: { rank: 'beauty' as never }, says: 'rank' },
  ])('cannot be ranked for $name', async ({ change, says }) => {
    await expect(clientWith().write({ ...asked, ...change })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining(says),
    });
  });
});

describe('what others of the workspace like', () => {
  const confidence = async () =>
    (await clientWith([long, facts]).write({ ...asked, candidates: 2 })).ranking?.confidence ?? 0;

  test('makes a new person’s first choices tell more', async () => {
    await choose('ada', 2);
    const alone = await confidence();

    for (const other of ['bo', 'cleo', 'dan']) await choose(other, 12);

    expect(await confidence()).toBeGreaterThan(alone);
  });

  test('is of this workspace alone, and gone with them', async () => {
    await choose('ada', 2);
    const alone = await confidence();

    await choose('cleo', 12, 'elsewhere');
    expect(await confidence()).toBe(alone);
    await choose('bo', 12);
    expect(await confidence()).not.toBe(alone);
    await openOfflineClient({ store }).forget('bo');

    expect(await confidence()).toBe(alone);
  });
});

describe('a proposed pair', () => {
  test('is two of the drafts, and nothing of it is kept but what was spent', async () => {
    await choose('ada', 3);
    const before = await store.comparisons.list(keyOf('ada'), { limit: 99 });

    const pair = await clientWith().proposePair({ person: 'ada', task });

    expect(proposedPairSchema.parse(pair)).toEqual(pair);
    expect(pair).toMatchObject({ person: 'ada', task, register: 'email', comparisons: 3, usage: { calls: 4 } });
    expect(drafts).toEqual(expect.arrayContaining([pair.left, pair.right]));
    expect(pair.left).not.toBe(pair.right);
    expect(pair.information).toBeGreaterThan(0);
    expect(await store.comparisons.list(keyOf('ada'), { limit: 99 })).toEqual(before);
  });

  test('is the same by the same seed, and can be compared as it is', async () => {
    const [one, other] = [
      await clientWith().proposePair({ person: 'ada', task, seed: 3 }),
      await clientWith().proposePair({ person: 'ada', task, seed: 3 }),
    ];
    const { left, right, register } = one;

    const { outcome } = await clientWith().compare({ person: 'ada', task, left, right, register, chosen: 'left' });

    expect(other).toEqual({ ...one });
    expect(outcome).toBe('kept');
  });

  test('of equal drafts is refused with what to do', async () => {
    await expect(clientWith([facts]).proposePair({ person: 'ada', task })).rejects.toMatchObject({
      code: 'model_failed',
      message: expect.stringContaining('another seed'),
    });
  });

  test.each([
    { name: 'one candidate', change: { candidates: 1 }, code: 'invalid_input' },
    { name: 'too many candidates', change: { candidates: 17 }, code: 'invalid_input' },
    { name: 'no task', change: { task: ' ' }, code: 'invalid_input' },
    { name: 'an unknown person', change: { person: 'nobody' }, code: 'person_not_found' },
  ])('of $name is refused', async ({ change, code }) => {
    await expect(clientWith().proposePair({ person: 'ada', task, ...change })).rejects.toMatchObject({ code });
  });

  test('needs a model', async () => {
    await expect(openOfflineClient({ store }).proposePair({ person: 'ada', task })).rejects.toMatchObject({
      code: 'model_not_configured',
    });
  });
});
