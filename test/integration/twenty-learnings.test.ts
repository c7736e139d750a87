import { expect, test } from 'vitest';
import { scriptedModel } from '../../src/testing/index.ts';
import { demoPerson } from '../support/demo-people.ts';
import { choices, teasing } from '../support/june-claims.ts';
import { askedFor, learningReplies } from '../support/learning-replies.ts';
import { longText } from '../support/long-text.ts';
import { openOfflineClient } from '../support/offline-client.ts';

const june = demoPerson('june');
const mails = { person: 'june', paths: june.mails, me: [june.address] };

const isOwn = (text: string) => text.endsWith(' xx');
const wordings = [
  'Teases the reader playfully.',
  'Uses playful teasing towards the reader.',
  'Playfully teases the recipient.',
  'Shows playfulness by teasing the reader.',
];

test('H9: what was rejected does not come back and what was pinned does not change in 20 learnings with other wordings', async () => {
  let turn = 0;
  const model = scriptedModel((call) => {
    const claim = wordings[turn % wordings.length] ?? '';
    return learningReplies({
      claims: [choices, { ...teasing, claim }],
      isOwn,
    })(call);
  });
  const client = openOfflineClient({ model });
  const learned = await client.learn(mails);
  const idOf = (pattern: RegExp) =>
    learned.profile?.hypotheses.find(({ statement }) => pattern.test(statement))?.id ?? '';
  await client.profile('june').decide(idOf(/Teases/), 'rejected');
  await client.profile('june').decide(idOf(/choices/), 'pinned');
  const { hypotheses } = await client.profile('june').show();
  const pinned = hypotheses.find(({ standing }) => standing === 'pinned');

  for (turn = 1; turn <= 20; turn += 1) {
    const { profile, samples } = await client.learn({
      ...mails,
      // A model is asked again only when enough texts are new.
      texts: [1, 2, 3, 4, 5, 6, 7, 8, 9].map((at) => ({ text: longText(turn * 10 + at, 60), register: 'email' })),
    });

    expect(samples.kept).toBe(9);
    const alike = profile?.hypotheses.filter(({ statement }) => /teas/i.test(statement)) ?? [];
    expect(alike.map(({ standing, statement }) => `${standing}: ${statement}`)).toEqual([
      'rejected: Teases the reader playfully.',
    ]);
    expect(profile?.hypotheses.filter(({ statement }) => /choices/.test(statement))).toEqual([pinned]);
  }

  const asked = model.calls.filter((call) => askedFor(call) === 'contrastive');
  expect(asked).toHaveLength(21);
  expect(asked.at(-1)?.prompt).toContain('- Teases the reader playfully.');
});
