import { describe, expect, test } from 'vitest';
import { ada, askedIn, bo, contextOf, materialOf, population, writeOnce } from '../../test/support/method-setting.ts';
import { variedChance } from '../engine/draw-candidates.ts';
import { scriptedModel } from '../testing/index.ts';
import { bestOf } from './best-of.ts';
import { rawSamples } from './raw-samples.ts';
import { zeroShot } from './zero-shot.ts';

const likeAda =
  'Dear all,\n\nthe reading room is closed on Friday; I regret this, since many of you, I know, depend upon it.\n\nWith warm regards,\nAda';
const likeBo = 'hey! reading room is shut on friday!! so... come on saturday? sorry! bo';
const likeCy = 'The reading room is closed. It is to be opened on Monday. Notice is given. C. Ness';
const fourOf = () => bestOf({ of: (chance) => rawSamples({ chance }), candidates: 4 });

test.each([
  { name: 'ada', material: ada, chosen: likeAda },
  { name: 'bo', material: bo, chosen: likeBo },
])('takes the candidate that is nearest to the selection texts of $name', async ({ material, chosen }) => {
  const model = scriptedModel([likeCy, likeAda, '', likeBo]);

  expect(await writeOnce(fourOf(), model, { material })).toEqual({ text: chosen, cut: false, compliance: null });
});

test('draws as many candidates as it says, with much left to chance and a seed each', async () => {
  const model = scriptedModel(() => likeAda);

  await writeOnce(fourOf(), model);

  const calls = model.calls.map(askedIn);
  expect(calls).toHaveLength(4);
  expect(new Set(calls.map(({ seed }) => seed)).size).toBe(4);
  expect(calls.map(({ temperature, topP }) => ({ temperature, topP }))).toEqual(calls.map(() => variedChance));
  expect(new Set(calls.map(({ turns }) => JSON.stringify(turns))).size).toBe(1);
});

test('more candidates begin with those of fewer, and another draw has others', async () => {
  const seedsOf = async (candidates: number, seed: number) => {
    const model = scriptedModel(() => likeAda);
    await writeOnce(bestOf({ of: (chance) => zeroShot({ chance }), candidates }), model, { seed });
    return model.calls.map(({ options }) => options.seed);
  };

  const [four, eight, other] = [await seedsOf(4, 11), await seedsOf(8, 11), await seedsOf(8, 12)];

  expect(eight.slice(0, 4)).toEqual(four);
  expect(eight.filter((seed) => other.includes(seed))).toEqual([]);
});

test('a copy of a sample comes last, however near it is', async () => {
  const copy = ada.samples[0]?.text ?? '';
  const model = scriptedModel([copy, likeCy, copy, copy]);

  expect((await writeOnce(fourOf(), model)).text).toBe(likeCy);
});

test('nothing but empty texts is an empty text', async () => {
  expect(
    await writeOnce(
      fourOf(),
      scriptedModel(() => ''),
    ),
  ).toEqual({ text: '', cut: false, compliance: null });
});

test('says what it chooses by, and keeps what the method is', () => {
  expect(fourOf()).toMatchObject({
    name: 'raw-samples:best-of-4',
    personal: true,
    chooses: { family: 'word-counts', texts: 'select' },
  });
});

describe('refuses', () => {
  test('a population of one', async () => {
    const opening = fourOf().open(contextOf(scriptedModel([]), { population: population.slice(0, 1) }));

    await expect(opening).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('raw-samples:best-of-4 compares with other people and was given 1'),
    });
  });

  test('a person without selection texts', async () => {
    const opened = await fourOf().open(contextOf(scriptedModel([])));

    const samples = ada.samples.map(({ text }) => text);
    await expect(opened.prepare(materialOf('ada', { samples }))).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('no selection texts of "ada"'),
    });
  });
});
