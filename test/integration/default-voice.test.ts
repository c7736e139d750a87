import { expect, test } from 'vitest';
import { openDefaultVoices } from '../../src/adapters/background/index.ts';
import { keyOf, scriptedModel } from '../../src/testing/index.ts';
import { demoPerson } from '../support/demo-people.ts';
import { learningReplies } from '../support/learning-replies.ts';
import { openOfflineClient } from '../support/offline-client.ts';

const tobias = demoPerson('tobias');
const mails = { person: 'tobias', paths: tobias.mails, me: [tobias.address] };
const voices = openDefaultVoices({ folder: 'no-such-folder' });
const replies = learningReplies({ claims: [], rules: {}, isOwn: () => false });
const modelNamed = (id: string) => scriptedModel(replies, { id, size: 'large', contextTokens: 32_768 });

test('H8: what the shipped voice of the default model does anyway is flagged, told last, and told to whoever proposes', async () => {
  const model = modelNamed('local:qwen2.5-coder-1.5b');
  const client = openOfflineClient({ model, voices });

  const { profile, usage } = await client.learn(mails);

  const inForce = profile?.hypotheses.filter(({ standing }) => standing === 'accepted') ?? [];
  const flagged = inForce.filter(({ flags }) => flags.includes('model-default'));
  expect(flagged.map(({ statement }) => statement.replace(/:.*/, ''))).toContain('Opens with “Dear”');
  expect(flagged.map(({ statement }) => statement).join()).not.toContain('British');
  expect(usage.calls).toBeLessThanOrEqual(3);
  const asked = model.calls[0]?.prompt ?? '';
  const [, own = ''] = asked.split('You write so too when nobody asks for a manner');
  expect(own.split('\n\n')[0]).toContain('greeting-dear');
});

test('a model nobody heard leaves every hypothesis as it was found', async () => {
  const model = modelNamed('test:unheard');
  const client = openOfflineClient({ model, voices });

  await client.learn(mails);

  const profile = await client.store.profiles.latest(keyOf('tobias'));
  expect(profile?.hypotheses.filter(({ flags }) => flags.includes('model-default'))).toEqual([]);
  expect(model.calls[0]?.prompt).not.toContain('You write so too');
});

test('a voice of older briefs is not used, and the result says how to have it measured again', async () => {
  const heard = await voices.load('local:qwen2.5-coder-1.5b');
  if (heard === null) throw new Error('the shipped voice is missing');
  const old = { load: async () => ({ ...heard, prompts: 'neutral-briefs@0' }), keep: async () => undefined };

  const { notices, profile } = await openOfflineClient({
    model: modelNamed('local:qwen2.5-coder-1.5b'),
    voices: old,
  }).learn(mails);

  expect(notices.find(({ code }) => code === 'stale-voice')?.message).toContain(
    'hyperalign models voice --model local:qwen2.5-coder-1.5b',
  );
  expect(profile?.hypotheses.flatMap(({ flags }) => flags)).not.toContain('model-default');
});
