import { expect, test } from 'vitest';
import { profileSchema } from '../contracts/profile.ts';
import { sampleSchema } from '../contracts/sample.ts';
import { fixedClock, profileOf, sampleBy, samplesBy, seededRandom } from './index.ts';

test('a fixed clock moves only when told', () => {
  const clock = fixedClock('2025-01-01T00:00:00.000Z');

  clock.advance(1500);

  expect({ now: new Date(clock.now()).toISOString(), elapsed: clock.elapsed() }).toEqual({
    now: '2025-01-01T00:00:01.500Z',
    elapsed: 1500,
  });
});

test('seeded chance repeats itself and never gives an id twice', () => {
  const draw = (seed: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: 50 }, () => ({ id: random.id(), seed: random.seed() }));
  };

  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
  expect(new Set(draw(7).map(({ id }) => id)).size).toBe(50);
  expect(draw(7).every(({ seed }) => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 31)).toBe(true);
});

test('built samples and profiles keep their contracts', () => {
  const samples = samplesBy('ada', 20);

  expect(samples.map((sample) => sampleSchema.parse(sample))).toEqual(samples);
  expect(new Set(samples.map((sample) => sample.id)).size).toBe(20);
  expect(sampleBy('ada')).toEqual(sampleBy('ada'));
  expect(profileSchema.parse(profileOf('ada', { version: 3 }))).toEqual(profileOf('ada', { version: 3 }));
});
