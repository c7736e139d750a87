import { describe, expect, test } from 'vitest';
import type { LearnResult, ShownHypothesis } from '../../src/contracts/learn-result.ts';
import { keyOf } from '../../src/testing/index.ts';
import { type DemoPerson, demoPeople, demoPerson } from '../support/demo-people.ts';
import { openOfflineClient } from '../support/offline-client.ts';

const june = demoPerson('june');

describe('without a model', () => {
  test.each(demoPeople)(
    'at least three of the habits $id was written with are found and stand their trial',
    async (person) => {
      const learned = await openOfflineClient().learn(allOf(person));

      const found = inForce(learned).filter((habit) => person.habits.has(habit));
      expect(found.length, `only ${found.join(', ')}`).toBeGreaterThanOrEqual(3);
      expect(learned.usage).toEqual({ calls: 0, inputTokens: 0, outputTokens: 0 });
    },
  );

  test('what is most striking in June is found, with quotes that say it', async () => {
    const learned = await openOfflineClient().learn(allOf(june));

    expect(inForce(learned)).toEqual(
      expect.arrayContaining(['closing-cheers more', 'greeting-hey more', 'exclamation-marks more', 'ellipses more']),
    );
    const greeting = learned.profile?.hypotheses.find((one) => habitOf(one) === 'greeting-hey more');
    expect(greeting?.evidence.map(({ quote }) => quote)).toContain('Hey Tove!');
    expect(greeting?.trial).toMatchObject({ kind: 'rate', own: { no: 0 } });
  });

  test('nobody is said to have the habits of another', async () => {
    const learned = new Map(
      await Promise.all(
        demoPeople.map(async (person) => [person.id, inForce(await openOfflineClient().learn(allOf(person)))] as const),
      ),
    );

    for (const [id, contrary] of [
      ['june', 'exclamation-marks less'],
      ['mara', 'commas more'],
      ['tobias', 'contractions more'],
    ] as const)
      expect(learned.get(id)).not.toContain(contrary);
    const shared = learned
      .get('june')
      ?.filter((habit) => learned.get('tobias')?.includes(habit) && learned.get('mara')?.includes(habit));
    expect(shared).toEqual([]);
  });

  test('every quote stands word for word in a sample, and no more than ten hypotheses are in force', async () => {
    const client = openOfflineClient();
    const { profile } = await client.learn(allOf(june));

    const texts = new Map((await client.store.samples.list(keyOf('june'))).map(({ id, text }) => [id, text]));
    const spans = profile?.hypotheses.flatMap(({ evidence }) => evidence) ?? [];
    expect(spans.length).toBeGreaterThan(10);
    expect(spans.filter(({ sampleId, start, end, quote }) => texts.get(sampleId)?.slice(start, end) !== quote)).toEqual(
      [],
    );
    expect(profile?.hypotheses.filter(({ standing }) => standing === 'accepted').length).toBeLessThanOrEqual(10);
  });
});

describe('learning again', () => {
  test('the same files add nothing and lose nothing', async () => {
    const client = openOfflineClient();
    const first = await client.learn(allOf(june));

    const again = await client.learn(allOf(june));

    expect(again.samples).toMatchObject({ kept: 0, known: 14, dropped: { total: 0 } });
    expect(again.profile?.hypotheses).toEqual(first.profile?.hypotheses);
    expect(again.profile?.version).toBe(1);
    expect(again.notices.map(({ code }) => code)).toContain('nothing-new');
    expect(await client.profile('june').history()).toHaveLength(1);
  });

  test('new texts update: known ones keep their side, and the counts move', async () => {
    const client = openOfflineClient();
    await client.learn({ ...allOf(june), paths: june.mails.slice(0, 8) });
    const sides = new Map((await client.store.samples.list(keyOf('june'))).map(({ id, part }) => [id, part]));

    const updated = await client.learn(allOf(june));

    expect(updated.samples).toMatchObject({ kept: 6, known: 8 });
    const samples = await client.store.samples.list(keyOf('june'));
    expect(samples).toHaveLength(14);
    expect(samples.filter(({ id, part }) => sides.has(id) && sides.get(id) !== part)).toEqual([]);
    expect((await client.profile('june').show()).fingerprint.texts).toBe(14);
    expect(inForce(updated)).toEqual(expect.arrayContaining(['closing-cheers more', 'exclamation-marks more']));
  });

  test('H2: the order of the texts does not matter', async () => {
    const texts = await cleanedMails();
    const orders = [texts, texts.toReversed(), [...texts.slice(5), ...texts.slice(0, 5)]];

    const profiles = await Promise.all(
      orders.map(async (inOrder) => {
        const client = openOfflineClient();
        await client.learn({ person: 'june', texts: inOrder });
        return JSON.stringify(await client.store.profiles.latest(keyOf('june')));
      }),
    );

    expect(new Set(profiles).size).toBe(1);
    expect(profiles[0]).toContain('closing-cheers');
  });
});

describe('H17: fewer than four texts', () => {
  test.each([1, 2, 3])('%i of them propose, and claim nothing', async (count) => {
    const { profile, notices } = await openOfflineClient().learn({ ...allOf(june), paths: june.mails.slice(0, count) });

    const claimed = profile?.hypotheses.filter(
      ({ standing, flags, trial }) => standing !== 'proposed' || !flags.includes('untested') || trial !== null,
    );
    expect(claimed).toEqual([]);
    // What shows in a single text may be chance, so it is not even proposed.
    expect((profile?.hypotheses.length ?? 0) > 0).toBe(count > 1);
    expect(notices.map(({ message }) => message).join(' ')).toMatch(
      new RegExp(`Only ${count} texts?: nothing could be tested.*at least 4`),
    );
  });

  test('four can be tested', async () => {
    const client = openOfflineClient();

    await client.learn({ ...allOf(june), paths: june.mails.slice(0, 4) });

    expect((await client.profile('june').show()).sampleCount).toEqual({ inference: 2, trial: 2 });
  });
});

function allOf({ id, folder, address }: DemoPerson) {
  return { person: id, paths: [folder], me: [address], register: 'email' };
}

/** June's mails as texts, so that a test can give them in any order. */
async function cleanedMails() {
  const client = openOfflineClient();
  await client.learn(allOf(june));
  const samples = await client.store.samples.list(keyOf('june'));
  return samples.map(({ text, source }) => ({ text, register: 'email', unit: source.unit }));
}

function inForce({ profile }: LearnResult): readonly string[] {
  return profile?.hypotheses.filter(({ standing }) => standing === 'accepted').map(habitOf) ?? [];
}

function habitOf({ predicate }: ShownHypothesis): string {
  return predicate === null ? 'not counted' : `${predicate.featureId} ${predicate.direction}`;
}
