import { describe, expect, test } from 'vitest';
import type { Valued } from './alignment-measures.ts';
import { differenceOf } from './difference-of.ts';

const share = { range: 1, yesNo: true, seed: 1 };

/** Thirty prompts, each answered so many times. */
function valuesOf(draws: number, given: (prompt: number, draw: number) => number | null): readonly Valued[] {
  return Array.from({ length: 30 }, (_, prompt) =>
    Array.from({ length: draws }, (_, draw) => ({
      ...{ key: `towers/${prompt}\u0000${draw}`, stratum: 'towers', cluster: `towers\u0000${prompt}` },
      value: given(prompt, draw),
    })),
  ).flat();
}

describe('a difference in a share', () => {
  // Five prompts one way and two the other: 2 · (1 + 7 + 21) / 2⁷ by hand.
  const ofSeven = 58 / 128;

  test.each([1, 2, 4])('is as likely by chance when %i draws say the same', (draws) => {
    const first = valuesOf(draws, (prompt) => Number(prompt >= 25));
    const second = valuesOf(draws, (prompt) => Number(prompt < 2));

    const { p, n, texts, mean } = differenceOf(first, second, share);

    expect({ n, texts }).toEqual({ n: 30, texts: 30 * draws });
    expect(mean).toBeCloseTo(3 / 30, 12);
    expect(p).toBeCloseTo(ofSeven, 12);
  });

  test('is tested by the means of prompts where draws differ', () => {
    // Four prompts differ in one draw of two and one in both: of 2⁵ signs only all alike reach 3, from both sides.
    const first = valuesOf(2, (prompt, draw) => Number(prompt === 0 || (prompt < 5 && draw === 0)));

    const { p, mean } = differenceOf(
      first,
      valuesOf(2, () => 0),
      share,
    );

    expect(mean).toBeCloseTo(3 / 30, 12);
    expect(p).toBeCloseTo(2 / 32, 12);
  });
});

test('a prompt with an unscored draw counts by the others, and for no less', () => {
  // Prompt 0 differs in its only scored draw, prompt 1 in one of two: 1 + ½ over 30 prompts.
  const first = valuesOf(2, (prompt, draw) => (prompt === 0 && draw === 1 ? null : Number(prompt < 2 && draw === 0)));

  const { mean, n, texts, unscored } = differenceOf(
    first,
    valuesOf(2, () => 0),
    share,
  );

  expect({ n, texts, unscored }).toEqual({ n: 30, texts: 60, unscored: 1 });
  expect(mean).toBeCloseTo(1.5 / 30, 12);
});
