// What a model proposes in words and can be counted is tried by counting, like a measured hypothesis.
import { describe, expect, test } from 'vitest';
import type { Hypothesis } from '../../src/contracts/hypothesis.ts';
import { keyOf, scriptedModel } from '../../src/testing/index.ts';
import { demoPerson } from '../support/demo-people.ts';
import { askedFor, type ClaimText, learningReplies } from '../support/learning-replies.ts';
import { longText } from '../support/long-text.ts';
import { type OfflineClient, openOfflineClient } from '../support/offline-client.ts';

const key = keyOf('ida');
const claimOf = (claim: string): ClaimText => ({
  dimension: 'writing-style',
  claim,
  check: 'Does the text do it often?',
});

function clientThatHears(...claims: readonly string[]) {
  const model = scriptedModel(learningReplies({ claims: claims.map(claimOf), isOwn: () => true }));
  return { model, client: openOfflineClient({ model }) };
}

const shouted = (text: string, marks: number) => {
  let left = marks;
  return text.replaceAll('.', (stop) => {
    left -= 1;
    return left >= 0 ? '!' : stop;
  });
};

const unitsOfIda = Array.from({ length: 15 }, (_, at) => `unit ${at}`);
const letterOf = (unit: string, add = 0) => ({
  text: longText(unitsOfIda.indexOf(unit) + add, 60),
  register: 'email',
  unit,
});

/** Ida, with so many exclamation marks in each held-out letter, and in some of the others no more than other people write. */
async function learnIda(client: OfflineClient, inHeldOut: number) {
  await client.learn({ person: 'ida', texts: unitsOfIda.map((unit) => letterOf(unit)), useModel: false });
  // Invented letters are alike in much; what they have in common would stand for all of it.
  for (const { id } of (await client.profile('ida').show()).hypotheses)
    await client.profile('ida').decide(id, 'rejected');
  const sideOf = new Map((await client.store.samples.list(key)).map(({ source, part }) => [source.unit, part]));
  const marked = unitsOfIda.filter((unit) => sideOf.get(unit) === 'inference').slice(0, 3);
  const texts = unitsOfIda.flatMap((unit) =>
    [100, 200, 300].map((add) => {
      const one = letterOf(unit, add);
      const marks = sideOf.get(unit) === 'trial' ? inHeldOut : Number(marked.includes(unit) && add === 100) * 5;
      return { ...one, text: shouted(one.text, marks) };
    }),
  );
  await client.learn({ person: 'ida', texts });
  return inferredOf(client);
}

async function inferredOf(client: OfflineClient, person = 'ida'): Promise<readonly Hypothesis[]> {
  const profile = await client.store.profiles.latest(keyOf(person));
  return profile?.hypotheses.filter(({ origin }) => origin === 'inferred') ?? [];
}

describe('a claim of a model that names one counted habit', () => {
  test('is accepted when held-out letters bear it out, and no model is asked to judge it', async () => {
    const { client, model } = clientThatHears('Uses exclamation marks often.');

    const [found, ...more] = await learnIda(client, 5);

    expect(more).toEqual([]);
    expect(found).toMatchObject({
      standing: 'accepted',
      statement: 'Uses exclamation marks often.',
      predicate: { featureId: 'exclamation-marks', direction: 'more' },
      check: null,
      trial: { kind: 'rate', own: { no: 6 } },
      flags: [],
    });
    expect(found?.trial?.low).toBeGreaterThan(0.5);
    expect(model.calls.map(askedFor)).not.toContain('verdicts');
  });

  test('stays proposed when they do not, whatever the model would say', async () => {
    const { client } = clientThatHears('Uses exclamation marks often.');

    const [found] = await learnIda(client, 0);

    expect(found).toMatchObject({ standing: 'proposed', check: null, trial: { kind: 'rate' } });
    expect(found?.reward).toBeLessThan(0);
  });

  test('is counted again when letters come without a model, and loses its place when they speak against it', async () => {
    const { client } = clientThatHears('Uses exclamation marks often.');
    const [before] = await learnIda(client, 5);
    expect(before?.standing).toBe('accepted');

    await client.learn({
      person: 'ida',
      texts: unitsOfIda.flatMap((unit) => [400, 500, 600, 700, 800, 900].map((add) => letterOf(unit, add))),
      useModel: false,
    });

    const [after] = await inferredOf(client);
    expect(after).toMatchObject({ id: before?.id, statement: before?.statement, evidence: before?.evidence });
    expect(after?.trial?.own).not.toEqual(before?.trial?.own);
    expect(after?.standing).toBe('proposed');
  });

  test('H10: has its former figures when an added letter is removed again', async () => {
    const { client } = clientThatHears('Uses exclamation marks often.');
    const before = await learnIda(client, 5);
    const known = await client.store.samples.ids(key);
    await client.learn({
      person: 'ida',
      texts: [0, 1, 2].map((at) => ({ text: longText(2000 + at, 60), register: 'email' })),
      useModel: false,
    });
    const between = await inferredOf(client);

    for (const { id } of await client.store.samples.list(key))
      if (!known.has(id)) await client.profile('ida').removeSample(id);

    expect(between).not.toEqual(before);
    expect(await inferredOf(client)).toEqual(before);
  });
});

describe('a claim of a habit that is measured already', () => {
  const june = demoPerson('june');
  const mails = { person: 'june', paths: june.mails, me: [june.address] };

  test('does not stand beside it: one hypothesis for one habit, with the older id', async () => {
    const { client } = clientThatHears('Uses exclamation marks often.', 'Asks the reader many questions.');
    const counted = await client.learn({ ...mails, useModel: false });
    const idOf = (hypotheses: readonly { readonly id: string; readonly predicate: Hypothesis['predicate'] }[] = []) =>
      hypotheses.find(({ predicate }) => predicate?.featureId === 'exclamation-marks')?.id;

    const told = await client.learn(mails);

    const alike = told.profile?.hypotheses.filter(
      ({ predicate, statement }) =>
        predicate?.featureId === 'exclamation-marks' || /exclamation marks often/i.test(statement),
    );
    expect(alike).toHaveLength(1);
    expect(alike?.[0]?.origin).toBe('measured');
    expect(idOf(told.profile?.hypotheses)).toBe(idOf(counted.profile?.hypotheses));
  });

  test('H16: is dropped when it says the opposite', async () => {
    const { client } = clientThatHears('Never uses exclamation marks.');

    const { profile, notices } = await client.learn(mails);

    expect(profile?.hypotheses.map(({ origin }) => origin)).not.toContain('inferred');
    expect(notices.find(({ code }) => code === 'infer-dropped')?.message).toContain('1 refuted');
  });
});
