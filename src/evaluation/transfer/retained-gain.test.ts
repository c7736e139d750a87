import { describe, expect, test } from 'vitest';
import type { ScoredText } from '../scored-text.ts';
import { placedArm, retainedGain } from './retained-gain.ts';

describe('the gain that a profile of another model retains', () => {
  test.each([
    ['all of it', { transferred: 0.5, own: 0.5, none: 0.1 }, 1],
    ['half of it', { transferred: 0.3, own: 0.5, none: 0.1 }, 0.5],
    ['less than nothing', { transferred: 0, own: 0.5, none: 0.1 }, -0.25],
    ['nothing to retain', { transferred: 0.3, own: 0.119, none: 0.1 }, null],
    ['a loss to retain', { transferred: 0.3, own: 0.05, none: 0.1 }, null],
    ['no data', { transferred: null, own: 0.5, none: 0.1 }, null],
  ])('is told: %s', (_, figures, expected) => {
    const gain = retainedGain(figures);

    if (expected === null) expect(gain).toBeNull();
    else expect(gain).toBeCloseTo(expected, 12);
  });
});

test('an arm is placed by person, and who cannot be told from others is left out', () => {
  const row = (method: string, person: string, value: number): ScoredText => ({
    ...{ method, kind: 'method', person, task: 't', draw: 0, values: { near: value } },
  });
  const rows = [
    ...[row('real-text', 'ada', 3), row('other-author', 'ada', 1), row('own', 'ada', 2)],
    ...[row('real-text', 'bo', 2), row('other-author', 'bo', 0), row('own', 'bo', 2)],
    ...[row('real-text', 'cy', 1), row('other-author', 'cy', 1), row('own', 'cy', 9)],
  ];

  expect(placedArm(rows, 'own', 'near', 1)).toMatchObject({ mean: 0.75, n: 2 });
  expect(placedArm(rows, 'nobody', 'near', 1)).toEqual({ mean: null, low: null, high: null, n: 0 });
});
