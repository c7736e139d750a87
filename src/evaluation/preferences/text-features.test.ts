import { expect, test } from 'vitest';
import { countText, featureKinds, fitFeatures } from './text-features.ts';

const texts = Array.from({ length: 40 }, (_, at) =>
  at % 2 === 0
    ? `The boat number ${at} sails past the old harbour wall and the boat turns. It waits!`
    : `A cake of ${at} eggs rises slowly in the warm oven, and the cake cools. We eat it.`,
).map(countText);

test.each(featureKinds)(
  '%s features have mean 0 over the texts they were fitted on, and the same numbers by the same seed',
  (kind) => {
    const features = fitFeatures(texts, { kind, seed: 1, dimensions: 4 });

    const rows = texts.map(features.describe);
    expect(features.dimension).toBeGreaterThan(0);
    expect(rows.every((row) => row.length === features.dimension && row.every(Number.isFinite))).toBe(true);
    const means = Array.from({ length: features.dimension }, (_, column) =>
      rows.reduce((sum, row) => sum + (row[column] ?? 0) / rows.length, 0),
    );
    // Values further out than three deviations are drawn in, so not quite 0.
    expect(Math.max(...means.map(Math.abs))).toBeLessThan(0.15);
    const again = fitFeatures(texts, { kind, seed: 1, dimensions: 4 });
    expect(texts.map(again.describe)).toEqual(rows);
  },
);

test('hashed directions part texts of two topics, unseen ones among them', () => {
  const features = fitFeatures(texts, { kind: 'hashed', seed: 1, dimensions: 2 });
  const distance = (a: string, b: string) => {
    const [one, other] = [features.describe(countText(a)), features.describe(countText(b))];
    return Math.hypot(...one.map((value, at) => value - (other[at] ?? 0)));
  };

  const near = distance('The boat sails past the harbour wall.', 'A boat turns by the old harbour and waits.');
  const far = distance('The boat sails past the harbour wall.', 'The cake rises in the warm oven and cools.');

  expect(near).toBeLessThan(far);
});

test('a text of which nothing is known stands at the mean of the style', () => {
  const features = fitFeatures(texts, { kind: 'style', seed: 1 });

  expect(features.describe(countText('')).every((value) => Number.isFinite(value) && Math.abs(value) <= 3)).toBe(true);
});
