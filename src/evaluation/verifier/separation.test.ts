import { describe, expect, test } from 'vitest';
import type { ScoredText } from '../scored-text.ts';
import { areaBar, isSeparable } from './area-bars.ts';
import { reliabilityOf, separationOf } from './separation.ts';

function row(person: string, method: string, value: number | null): ScoredText {
  return { method, kind: 'reference', person, task: 't', draw: 0, values: { verification: value } };
}

const told = ['ada', 'bo', 'cy', 'dee'].flatMap((person, at) => [
  row(person, 'real-text', 0.8 + at / 100),
  row(person, 'other-author', 0.3 + at / 100),
]);

describe('E4: a corpus', () => {
  test('has a bar where a figure was published, two hundredths under it', () => {
    expect([areaBar('news'), areaBar('emails'), areaBar('speeches')]).toEqual([0.818, 0.66, null]);
  });

  test('is separable from its bar on; without one, where the interval lies above chance', () => {
    expect([0.82, 0.818, 0.81].map((area) => isSeparable('news', { area, low: 0.4 }))).toEqual([true, true, false]);
    expect([0.52, 0.48].map((low) => isSeparable('speeches', { area: 0.6, low }))).toEqual([true, false]);
  });

  test('whose own texts all stand above those of others has area 1', () => {
    expect(separationOf(told, 'verification', { undecided: 0.5, seed: 1 })).toEqual({
      ...{ area: 1, low: 1, high: 1, people: 4, pairs: 8, unscored: 0 },
    });
  });

  test('of which nothing can be said stands at chance, and every text is counted as unscored', () => {
    const silent = told.map((one) => ({ ...one, values: { verification: null } }));

    expect(separationOf(silent, 'verification', { undecided: 0.5, seed: 1 })).toMatchObject({
      ...{ area: 0.5, low: 0.5, unscored: 8 },
    });
    expect(reliabilityOf(silent, 'verification', { seed: 1 })).toBeNull();
  });

  test('has probabilities whose error is counted where there are some', () => {
    expect(reliabilityOf(told, 'verification', { seed: 1 })?.pairs).toBe(8);
    expect(reliabilityOf(told, 'verification', { seed: 1 })?.brier).toBeCloseTo(0.06685, 10);
  });
});
