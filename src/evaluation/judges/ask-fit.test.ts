import { expect, test } from 'vitest';
import { scriptedModel } from '../../testing/index.ts';
import { askFit } from './ask-fit.ts';

const asked = { description: 'Keeps bees.', request: 'What shall I plant?', answer: 'Borage, for the bees.' };

test('rates how an answer fits the person described, at temperature 0', async () => {
  const judge = scriptedModel([{ json: { fit: 5 } }]);

  expect(await askFit(judge, asked, { seed: 3 })).toBe(5);
  expect(judge.calls[0]?.options).toMatchObject({ temperature: 0, seed: 3 });
  expect(JSON.stringify(judge.calls[0]?.options.prompt)).toContain('Keeps bees.');
});

test('no score is none, not a low one', async () => {
  expect(await askFit(scriptedModel([{ json: { fit: 6 } }, { json: { fit: 0 } }]), asked, { seed: 3 })).toBeNull();
});
