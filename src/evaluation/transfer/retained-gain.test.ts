import { describe, expect, test } from 'vitest';
import { retainedGain } from './retained-gain.ts';

const people = ['ada', 'bo', 'cy', 'di', 'ed'];

/** Each person with the value at their place. */
function placed(...values: readonly number[]): ReadonlyMap<string, number> {
  return new Map(values.map((value, at) => [people[at] ?? '', value]));
}

const nothing = placed(0.1, 0.1, 0.1, 0.1, 0.1);

describe('the gain that a profile of another model retains', () => {
  test.each([
    ['all of it', placed(0.5, 0.3), placed(0.5, 0.3), placed(0.1, 0), 1],
    ['half of it', placed(0.3), placed(0.5), placed(0.1), 0.5],
    ['less than nothing', placed(0), placed(0.5), placed(0.1), -0.25],
    ['nothing to retain', placed(0.3), placed(0.119), placed(0.1), null],
    ['a loss to retain', placed(0.3), placed(0.05), placed(0.1), null],
    ['no data', placed(), placed(0.5), placed(0.1), null],
  ])('is told: %s', (_, transferred, own, none, expected) => {
    const { mean } = retainedGain({ transferred, own, none });

    if (expected === null) expect(mean).toBeNull();
    else expect(mean).toBeCloseTo(expected, 12);
  });

  test('has an interval over the people whom all three arms have', () => {
    // Gains of 1 … 5 against 2, 3, 5, 4, 8 tenths; the interval by bisection of Student's test over the ratio.
    const gain = retainedGain({
      transferred: placed(0.2, 0.3, 0.4, 0.5, 0.6),
      own: new Map([...placed(0.3, 0.4, 0.6, 0.5, 0.9), ['someone else', 9]]),
      none: nothing,
    });

    expect(gain).toEqual({
      mean: expect.closeTo(15 / 22, 9),
      low: expect.closeTo(0.4565713, 6),
      high: expect.closeTo(1.0072773, 6),
      n: 5,
    });
  });

  test('has none where the gain to retain could be nothing', () => {
    const gain = retainedGain({ transferred: nothing, own: placed(0.6, -0.4, 0.4, 0.1, 0.1), none: nothing });

    expect(gain).toMatchObject({ mean: 0, low: null, high: null, n: 5 });
  });
});
