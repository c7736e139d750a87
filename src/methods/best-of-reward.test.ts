import { describe, expect, test } from 'vitest';
import { askedIn, contextOf, materialOf, task } from '../../test/support/method-setting.ts';
import { openBackground } from '../adapters/background/index.ts';
import { describeByFeatures } from '../core/stylometry/index.ts';
import { variedChance } from '../engine/draw-candidates.ts';
import type { MaterialComparison, PersonMaterial } from '../ports/method.ts';
import { scriptedModel } from '../testing/index.ts';
import { bestOfReward } from './best-of-reward.ts';
import type { CandidateReward } from './candidate-reward.ts';
import { bestText } from './candidate-reward.ts';
import { fingerprintReward } from './fingerprint-reward.ts';
import { loreReward, neuralReward, pooledReward } from './preference-rewards.ts';
import { zeroShot } from './zero-shot.ts';

const subjects = ['hall', 'kiosk', 'ferry', 'library', 'orchard', 'workshop', 'harbour', 'museum'];
const calm = (subject: string) =>
  `The ${subject} is closed on Friday. The key is with the caretaker. It opens again at nine.`;
const loud = (subject: string) =>
  `The ${subject} is closed on Friday! The key is with the caretaker! It opens again at nine!`;
const likesCalm = subjects.map((subject) => ({ chosen: calm(subject), rejected: loud(subject) }));
const likesLoud = subjects.map((subject) => ({ chosen: loud(subject), rejected: calm(subject) }));

/** Six of ten like it loud. */
const choosers = Array.from({ length: 10 }, (_, at) => chooser(`seen-${at}`, at < 6 ? likesLoud : likesCalm));

function chooser(person: string, comparisons: readonly MaterialComparison[]): PersonMaterial {
  return { ...materialOf(person, { samples: comparisons.map(({ chosen }) => chosen) }), comparisons };
}

const options = { describe: describeByFeatures(['punctuation']) };
const candidates = [calm('bakery'), loud('bakery'), '', calm('chapel')];

/** What each person gets, of one population. */
async function picked(reward: CandidateReward, materials: readonly PersonMaterial[]): Promise<readonly string[]> {
  const method = bestOfReward({ of: (chance) => zeroShot({ chance }), candidates: 4, reward });
  const model = scriptedModel(({ index }) => candidates[index % 4] ?? '');
  const opened = await method.open(contextOf(model, { population: choosers }));
  const texts: string[] = [];
  for (const material of materials) texts.push((await (await opened.prepare(material)).write(task, { seed: 3 })).text);
  return texts;
}

const personal: readonly (readonly [string, () => CandidateReward])[] = [
  ['LoRe', () => loreReward(options)],
  ['the neural process', () => neuralReward({ ...options, steps: 200 })],
  ['the fingerprint', () => fingerprintReward(openBackground())],
];

const ada = chooser('ada', likesCalm.slice(0, 5));
const bo = chooser('bo', likesLoud.slice(0, 5));
const nobody = materialOf('nobody', { samples: [] });

test.each(personal)('%s takes what the person would choose', async (_, reward) => {
  expect(await picked(reward(), [ada, bo])).toEqual([calm('bakery'), loud('bakery')]);
});

test.each(personal.slice(0, 2))('%s takes what most would choose where nothing is known', async (_, reward) => {
  expect(await picked(reward(), [nobody])).toEqual([loud('bakery')]);
});

test('the pooled reward takes what most would choose, whoever is asked for', async () => {
  expect(await picked(pooledReward(options), [ada, bo, nobody])).toEqual(Array(3).fill(loud('bakery')));
  expect(bestOfReward({ of: () => zeroShot(), candidates: 4, reward: pooledReward(options) })).toMatchObject({
    name: 'best-of-4:reward:pooled',
    personal: false,
  });
});

test('candidates are drawn of the task alone, with a seed each and much left to chance', async () => {
  const method = bestOfReward({ of: (chance) => zeroShot({ chance }), candidates: 4, reward: pooledReward(options) });
  const model = scriptedModel(candidates);
  const opened = await method.open(contextOf(model, { population: choosers }));

  await (await opened.prepare(chooser('ada', likesCalm))).write(task, { seed: 3 });

  const calls = model.calls.map(askedIn);
  expect(new Set(calls.map(({ seed }) => seed)).size).toBe(4);
  expect(calls.map(({ temperature, topP }) => ({ temperature, topP }))).toEqual(calls.map(() => variedChance));
  expect(calls[0]?.turns).toEqual([{ role: 'user', text: expect.stringContaining('reading room') }]);
});

test('of equal scores the first is best, and empty texts are not looked at', () => {
  expect(bestText(['', 'a', 'b'], (texts) => texts.map(() => 1))).toBe(1);
  expect(bestText(['a', 'b', 'c'], (texts) => texts.map((text) => (text === 'b' ? 2 : 1)))).toBe(1);
  expect(bestText(['', ' '], (texts) => texts.map(() => 1))).toBeNull();
});

describe('refuses', () => {
  test('a population in which nobody chose', async () => {
    const method = bestOfReward({ of: () => zeroShot(), candidates: 4, reward: loreReward(options) });

    await expect(method.open(contextOf(scriptedModel([])))).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('reward:lore learns from choices of other people, and none of 2'),
    });
  });

  test('choices between texts that nothing tells apart', async () => {
    const same = chooser('dull', [{ chosen: calm('hall'), rejected: calm('hall') }]);

    await expect(neuralReward({ ...options, steps: 200 }).fit({ population: [same], seed: 1 })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('no counted feature varies in the 1 texts'),
    });
  });
});
