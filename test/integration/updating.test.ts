import { beforeEach, describe, expect, test } from 'vitest';
import { createHyperalign } from '../../src/compose.ts';
import type { Profile } from '../../src/contracts/profile.ts';
import { dropCounts } from '../../src/engine/count-text.ts';
import { keyOf, scriptedModel } from '../../src/testing/index.ts';
import { demoPerson } from '../support/demo-people.ts';
import { askedFor, learningReplies } from '../support/learning-replies.ts';
import { longText } from '../support/long-text.ts';
import { type OfflineClient, openOfflineClient } from '../support/offline-client.ts';
import { filesHolding, temporaryFolder } from '../support/temporary-folder.ts';

const june = demoPerson('june');
const key = keyOf('june');
const mails = { person: 'june', paths: june.mails, me: [june.address] };
const newMail =
  "Hey Petra!\n\nThe trailer's back, and it has lights again! Shall we fetch the planks on Saturday? I'd bring soup... or bread, if you'd rather.\n\nCheers,\nJune xx";

const claims = [
  {
    dimension: 'personality',
    claim: 'Teases the reader playfully.',
    check: 'Does the text tease its reader?',
  },
] as const;

/** What was counted, without what the owner or the clock decides. */
function countsOf({ hypotheses, fingerprint, sampleCount, registers, shownSamples, caveats }: Profile) {
  const counted = hypotheses.map(({ id, statement, evidence, effect, trial, reward, flags }) => ({
    ...{ id, statement, evidence, effect, trial, reward, flags },
  }));
  return {
    ...{ fingerprint, sampleCount, registers, caveats },
    counted: counted.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    shown: shownSamples.map(({ sampleId }) => sampleId),
  };
}

describe('H10: adding a text and removing it again', () => {
  let client: OfflineClient;
  beforeEach(async () => {
    client = openOfflineClient();
    await client.learn(mails);
  });
  const newest = async () => {
    const profile = await client.store.profiles.latest(key);
    if (profile === null) throw new Error('june was learned');
    return profile;
  };
  const add = async (text = newMail) => {
    const before = await client.store.samples.ids(key);
    await client.learn({ person: 'june', texts: [{ text, register: 'email' }] });
    return [...(await client.store.samples.ids(key))].find((id) => !before.has(id)) ?? '';
  };

  test('updates every count, then restores the former ones exactly', async () => {
    const before = await newest();
    const added = await add();
    const between = await newest();

    await client.profile('june').removeSample(added);

    const after = await newest();
    expect(countsOf(between)).not.toEqual(countsOf(before));
    expect(between.fingerprint.texts).toBe(13);
    expect(countsOf(after)).toEqual(countsOf(before));
    expect([after.version, after.reason]).toEqual([3, 'removal']);
  });

  test('restores them for texts on either side', async () => {
    const before = countsOf(await newest());
    for (let at = 0; at < 4; at += 1) {
      const added = await add(longText(at, 90));
      await client.profile('june').removeSample(added);
      expect(countsOf(await newest())).toEqual(before);
    }
  });

  test('H20: one by one makes the same profile, byte for byte, when nothing is at hand from before', async () => {
    const cold = openOfflineClient();
    await cold.learn(mails);

    for (let at = 0; at < 4; at += 1) {
      await add(longText(at, 90));
      const warm = JSON.stringify(await newest());
      dropCounts();
      await cold.learn({ person: 'june', texts: [{ text: longText(at, 90), register: 'email' }] });
      const same = JSON.stringify(await cold.store.profiles.latest(key)) === warm;
      expect({ at, same }).toEqual({ at, same: true });
    }
  });

  test('H20: one by one counts to the last digit what learning anew counts', async () => {
    let last = '';
    for (let at = 0; at < 4; at += 1) last = await add(longText(at, 90));
    const samples = await client.store.samples.list(key);
    const anew = openOfflineClient();
    await anew.store.samples.add(
      key,
      samples.filter(({ id }) => id !== last),
    );

    const texts = samples.flatMap(({ id, text, register }) => (id === last ? [{ text, register }] : []));
    await anew.learn({ person: 'june', texts });

    // What was found before and is not found any more stays, so the one may hold more than the other.
    const one = countsOf(await newest());
    const other = countsOf((await anew.store.profiles.latest(key)) ?? (await newest()));
    const wanted = new Set(other.counted.map(({ id }) => id));
    expect(samples).toHaveLength(16);
    expect(other.counted.length).toBeGreaterThan(10);
    expect({ ...one, counted: one.counted.filter(({ id }) => wanted.has(id)) }).toEqual(other);
  });

  test('reports what was removed', async () => {
    const added = await add();
    const between = await newest();
    const quoted = between.hypotheses.flatMap(({ evidence }) => evidence).filter(({ sampleId }) => sampleId === added);

    const removed = await client.profile('june').removeSample(added.slice(0, 9));

    const after = await newest();
    const left = new Set(after.hypotheses.map(({ id }) => id));
    expect(removed).toMatchObject({
      person: 'june',
      sample: { id: added },
      profileVersion: 3,
      samplesLeft: 12,
      evidence: quoted.length,
    });
    expect(removed.dropped.map(({ id }) => id)).toEqual(
      between.hypotheses.filter(({ id }) => !left.has(id)).map(({ id }) => id),
    );
    expect(await client.store.samples.ids(key)).not.toContain(added);
  });

  test('leaves no span of the removed text in any version', async () => {
    const [first] = (await newest()).hypotheses.flatMap(({ evidence }) => evidence);

    await client.profile('june').removeSample(first?.sampleId ?? '');

    const versions = [await client.store.profiles.version(key, 1), await newest()];
    expect(first).toBeDefined();
    expect(JSON.stringify(versions)).not.toContain(first?.sampleId);
  });

  test('H17: down to three texts nothing is accepted any more, down to none nothing is left', async () => {
    const ids = [...(await client.store.samples.ids(key))];

    for (const id of ids.slice(0, 9)) await client.profile('june').removeSample(id);
    const three = await newest();
    for (const id of ids.slice(9)) await client.profile('june').removeSample(id);

    expect(three.sampleCount.inference + three.sampleCount.trial).toBe(3);
    expect(three.hypotheses.map(({ standing }) => standing)).not.toContain('accepted');
    expect((await newest()).hypotheses).toEqual([]);
    expect((await newest()).fingerprint.texts).toBe(0);
  });

  test('keeps what the owner pinned and rejected, word for word', async () => {
    const added = await add();
    const [first, second] = (await newest()).hypotheses;
    await client.profile('june').decide(first?.id ?? '', 'pinned');
    await client.profile('june').decide(second?.id ?? '', 'rejected');

    await client.profile('june').removeSample(added);

    const kept = (await newest()).hypotheses.filter(({ id }) => id === first?.id || id === second?.id);
    expect(kept.map(({ statement, standing }) => [statement, standing])).toEqual([
      [first?.statement, 'pinned'],
      [second?.statement, 'rejected'],
    ]);
  });

  test('a return to a version from before the removal brings nothing of the text back', async () => {
    const added = await add();
    const between = await newest();
    await client.profile('june').removeSample(added);
    const removed = countsOf(await newest());

    await client.profile('june').rollback(between.version);

    const back = await newest();
    expect([back.version, back.reason]).toEqual([4, 'rollback']);
    expect(back.sampleCount).toEqual({ inference: 7, trial: 5 });
    expect(back.fingerprint).toEqual(removed.fingerprint);
    expect(countsOf(back)).toEqual(removed);
  });

  test('of a sample that is not there says so', async () => {
    for (const id of ['s_ffffffffffffffff', 's_', ''])
      await expect(client.profile('june').removeSample(id)).rejects.toMatchObject({ code: 'sample_not_found' });
    await expect(client.profile('bo').removeSample('s_1')).rejects.toMatchObject({ code: 'person_not_found' });
  });
});

describe('H10: a model', () => {
  test('is not asked for one new text, and is asked again when a quarter more are there', async () => {
    const model = scriptedModel(learningReplies({ claims, isOwn: (text) => text.endsWith('June xx') }));
    const client = openOfflineClient({ model });
    await client.learn(mails);
    const addOne = async (number: number) => {
      const before = model.calls.length;
      await client.learn({ person: 'june', texts: [{ text: longText(number, 90), register: 'email' }] });
      const sources = (await client.store.samples.list(key)).filter(({ part }) => part === 'inference').length;
      return { asked: model.calls.slice(before).map(askedFor), sources };
    };

    const rounds = [];
    for (let number = 0; number < 6; number += 1) rounds.push(await addOne(number));

    const [first] = rounds;
    const again = rounds.filter(({ asked }) => asked.length > 0);
    expect(first?.asked).toEqual([]);
    expect(again.map(({ asked }) => asked[0])).toEqual(['contrastive']);
    expect(again[0]?.sources).toBe(9);
    const inferred = (await client.profile('june').show()).hypotheses.filter(({ origin }) => origin === 'inferred');
    expect(inferred.map(({ statement }) => statement)).toEqual(['Teases the reader playfully.']);
  });

  test('whose claim loses its evidence with a removed text loses the claim', async () => {
    const model = scriptedModel(learningReplies({ claims }));
    const client = openOfflineClient({ model });
    await client.learn(mails);
    const [claim] = (await client.profile('june').show()).hypotheses.filter(({ origin }) => origin === 'inferred');

    const removed = await client.profile('june').removeSample(claim?.evidence[0]?.sampleId ?? '');

    expect(removed.dropped).toContainEqual({ id: claim?.id, statement: claim?.statement });
    expect((await client.profile('june').show()).provenance.model).toBe('scripted:model');
    await client.profile('june').rollback(1);
    expect((await client.profile('june').show()).hypotheses.map(({ id }) => id)).not.toContain(claim?.id);
  });
});

test('a difference between versions names the texts that came and the trial figures', async () => {
  const client = openOfflineClient();
  await client.learn({ ...mails, paths: june.mails.slice(0, 6) });
  await client.learn(mails);

  const { texts, explained } = await client.profile('june').diff();

  expect(texts).toEqual({ before: 6, after: 12 });
  expect(explained.length).toBeGreaterThan(0);
  for (const { why } of explained) expect(why).toMatch(/6 new texts|worth more/);
  const accepted = explained.filter(({ to }) => to === 'accepted');
  expect(accepted.length).toBeGreaterThan(0);
  for (const { trial } of accepted) expect(trial.after?.low).toBeGreaterThan(0.5);
});

test('H10: a removed text leaves no word in any file of the home', async () => {
  const home = temporaryFolder();
  const client = await createHyperalign({ home, model: 'none' });
  await client.learn(mails);
  await client.learn({ person: 'june', texts: [{ text: newMail.replace('planks', 'zephyrines'), register: 'email' }] });
  const [sample] = (await client.profile('june').samples()).filter(({ text }) => text.includes('zephyrines'));
  expect(filesHolding(home, 'zephyrines')).not.toEqual([]);

  await client.profile('june').removeSample(sample?.id ?? '');

  expect(filesHolding(home, 'zephyrines')).toEqual([]);
  expect((await client.profile('june').show()).sampleCount).toEqual({ inference: 7, trial: 5 });
  await client.close();
});
