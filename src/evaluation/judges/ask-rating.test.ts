import { expect, test } from 'vitest';
import { scriptedModel } from '../../testing/index.ts';
import { askRating } from './ask-rating.ts';

const asked = { request: 'How do I boil an egg?', answer: 'Eight minutes in boiling water.' };
const once = { seed: 3 };

test('rates an answer by itself on the scales asked for, at temperature 0', async () => {
  const judge = scriptedModel([{ json: { convincing: 4, specific: 2 } }]);

  const rating = await askRating(judge, { ...asked, scales: ['convincing', 'specific'] }, once);

  expect(rating).toEqual({ kind: 'rated', scores: { convincing: 4, specific: 2 }, repaired: false });
  expect(judge.calls[0]?.options).toMatchObject({ temperature: 0, seed: 3 });
});

test.each([
  {
    name: 'that is out of range twice',
    replies: [{ json: { helpfulness: 7 } }, { json: { helpfulness: 0 } }],
    silence: 'unreadable',
  },
  { name: 'that is declined', replies: [{ text: '', finishReason: 'content-filter' as const }], silence: 'refused' },
  { name: 'that does not come', replies: [{ fail: new Error('no route to host') }], silence: 'unanswered' },
])('a score $name is none, not a low one', async ({ replies, silence }) => {
  expect(await askRating(scriptedModel(replies), { ...asked, scales: ['helpfulness'] }, once)).toEqual({
    kind: 'unrated',
    silence,
  });
});

test('a score that could be read at the second try is told so', async () => {
  const judge = scriptedModel(['about four', { json: { helpfulness: 4 } }]);

  expect(await askRating(judge, { ...asked, scales: ['helpfulness'] }, once)).toEqual({
    kind: 'rated',
    scores: { helpfulness: 4 },
    repaired: true,
  });
});
