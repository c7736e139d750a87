import { describe, expect, test } from 'vitest';
import { scriptedModel } from '../../src/testing/index.ts';
import { demoPeople, demoPerson, heldOutTexts } from '../support/demo-people.ts';
import { openOfflineClient } from '../support/offline-client.ts';

const [one, other] = demoPeople;
const june = demoPerson('june');

describe('H19: a person with two registers', () => {
  // Two people's texts stand for two ways of writing of one: nothing but the register tells them apart.
  const learned = async () => {
    if (one === undefined || other === undefined) throw new Error('the demo has three people');
    const model = scriptedModel(() => 'Written.');
    const client = openOfflineClient({ model });
    await client.learn({ person: 'ida', paths: one.mails, me: [one.address], register: 'email', useModel: false });
    await client.learn({ person: 'ida', paths: other.mails, me: [other.address], register: 'post', useModel: false });
    return { client, model, profile: await client.profile('ida').show() };
  };

  test('is told of a register only what holds in it', async () => {
    const { client, model, profile } = await learned();
    const inForce = profile.hypotheses.filter(({ standing }) => standing === 'accepted');
    const of = (register: string) => inForce.filter(({ registers }) => registers.join() === register);
    expect([of('email').length > 0, of('post').length > 0]).toEqual([true, true]);

    await client.write({ person: 'ida', task: 'Tell of the fair.', register: 'post', delivery: 'hypotheses' });

    const prompt = model.calls[0]?.prompt ?? '';
    for (const { instruction } of of('post')) expect(prompt).toContain(instruction);
    for (const { instruction } of of('email')) expect(prompt).not.toContain(instruction);
  });

  test('is verified by what holds in the register of the text', async () => {
    const { client, profile } = await learned();
    const inForce = (register: string) =>
      profile.hypotheses.filter(
        ({ standing, registers }) =>
          standing === 'accepted' && (registers.includes('*') || registers.includes(register)),
      );
    const read = async (register?: string) => {
      const [text = ''] = heldOutTexts(other?.id ?? '');
      const options = { person: 'ida', text, ...(register === undefined ? {} : { register }) };
      const { hypotheses } = await client.verify(options);
      return { ...hypotheses, all: hypotheses.followed + hypotheses.broken + hypotheses.silent };
    };

    const [asPost, asMail] = [await read('post'), await read('email')];

    expect([asPost.all, asMail.all]).toEqual(
      [inForce('post').length, inForce('email').length].map((n) => Math.min(n, 10)),
    );
    expect(asPost.score ?? 0).toBeGreaterThan(asMail.score ?? 0);
    expect(await read()).toEqual(profile.registers[0] === 'post' ? asPost : asMail);
    await expect(read('My Posts')).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(
      client.assess({ person: 'ida', text: 'Come by on Monday.', register: 'My Posts' }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
  });

  test('has no habit everywhere that one register contradicts; what failed there is narrow', async () => {
    const { profile } = await learned();

    const narrow = profile.hypotheses.filter(({ flags }) => flags.includes('narrow'));
    const everywhere = profile.hypotheses.filter(({ registers }) => registers.includes('*'));
    expect(narrow.length).toBeGreaterThan(0);
    for (const { registers } of narrow) expect(registers).not.toContain('*');
    for (const { predicate } of everywhere) {
      const rivals = profile.hypotheses.filter((rival) => rival.predicate?.featureId === predicate?.featureId);
      expect(rivals.map(({ predicate: theirs }) => theirs?.direction)).toEqual(rivals.map(() => predicate?.direction));
    }
  });
});

test('verify says beside its own verdict what the hypotheses say', async () => {
  const client = openOfflineClient();
  await client.learn({ person: 'june', paths: june.mails, me: [june.address] });
  const score = async (id: string) => {
    const verdicts = await Promise.all(heldOutTexts(id).map((text) => client.verify({ person: 'june', text })));
    return verdicts.map(({ hypotheses }) => hypotheses);
  };

  const [own, others] = [await score('june'), await score(demoPeople.find(({ id }) => id !== 'june')?.id ?? '')];

  expect(new Set([...own, ...others].map(({ method }) => method))).toEqual(new Set(['likelihood-ratio']));
  const mean = (verdicts: typeof own) => verdicts.reduce((sum, { score: s }) => sum + (s ?? 0), 0) / verdicts.length;
  expect(mean(own)).toBeGreaterThan(mean(others) + 0.5);
  const least = Math.min(...own.map(({ probability }) => probability ?? 0));
  expect(Math.max(...others.map(({ probability }) => probability ?? 1))).toBeLessThan(least);
});

test('a combination as profiles kept it before is fitted anew from the samples; without them verdicts weigh by reward', async () => {
  const client = openOfflineClient();
  await client.learn({ person: 'june', paths: june.mails, me: [june.address] });
  const exported = await client.profile('june').export({ samples: 'with' });
  const { register, hypothesisIds } = exported.profile.combination ?? { register: '', hypothesisIds: [] };
  const weights = hypothesisIds.map(() => 1);
  const before = { register, hypothesisIds, intercept: 0, weights, strength: 0.1, ownSources: 8, controlTexts: 30 };
  const profile = { ...exported.profile, combination: before };
  const { samples: _samples, ...bare } = exported;
  const [text = ''] = heldOutTexts('june');

  await client.profile('again').import({ ...exported, profile });
  await client.profile('bare').import({ ...bare, profile });

  const { hypotheses } = await client.verify({ person: 'june', text });
  expect(hypotheses.method).toBe('likelihood-ratio');
  expect((await client.verify({ person: 'again', text })).hypotheses).toEqual(hypotheses);
  expect((await client.verify({ person: 'bare', text })).hypotheses).toMatchObject({
    method: 'reward-weighted',
    probability: null,
    score: hypotheses.score,
  });
});
