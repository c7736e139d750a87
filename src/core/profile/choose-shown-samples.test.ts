import { expect, test } from 'vitest';
import { createRandom } from '../numerics/index.ts';
import { chooseShownSamples, type ShowableSample } from './choose-shown-samples.ts';

const sample = (id: string, words: number, typicality: number, register = 'email'): ShowableSample => ({
  id,
  words,
  typicality,
  register,
});

test('takes typical samples of 25 to 160 words of the register', () => {
  const samples = [
    sample('long', 400, 0.99),
    sample('short', 8, 0.98),
    sample('post', 80, 0.97, 'post'),
    ...[30, 45, 60, 80, 100, 130].map((words, at) => sample(`s_${at}`, words, 0.9 - at / 10)),
  ];

  expect(chooseShownSamples(samples, 'email')).toEqual(['s_0', 's_1', 's_2', 's_3', 's_4', 's_5']);
});

test('prefers different lengths among the typical half', () => {
  const alike = Array.from({ length: 10 }, (_, at) => sample(`a_${at}`, 60 + (at % 3), 0.9 - at / 100));
  const others = [30, 45, 90, 120].map((words, at) => sample(`b_${at}`, words, 0.795 - at / 100));

  const chosen = chooseShownSamples(
    [...alike, ...others, ...Array.from({ length: 10 }, (_, at) => sample(`z_${at}`, 100, 0.1))],
    'email',
  );

  expect(chosen).toEqual(['a_0', 'b_0', 'b_1', 'a_1', 'a_2', 'a_3']);
});

test('fills up with the nearest lengths when the range gives too few', () => {
  const samples = [
    sample('s_1', 50, 0.1),
    sample('tiny', 5, 0.9),
    sample('short', 22, 0.2),
    sample('huge', 2000, 0.9),
    sample('long', 200, 0.2),
  ];

  expect(chooseShownSamples(samples, 'email')).toEqual(['s_1', 'short', 'long', 'tiny', 'huge']);
});

test('the order of the input does not matter, also among equals', () => {
  const samples = Array.from({ length: 25 }, (_, at) =>
    sample(`s_${String(at).padStart(2, '0')}`, 30 + (at % 7) * 10, 0.5),
  );
  const random = createRandom(2);

  for (let round = 0; round < 5; round += 1)
    expect(chooseShownSamples(random.shuffle(samples), 'email')).toEqual(chooseShownSamples(samples, 'email'));
});

test('no sample of the register, none shown', () => {
  expect(chooseShownSamples([sample('s_1', 50, 0.5, 'post')], 'email')).toEqual([]);
});
