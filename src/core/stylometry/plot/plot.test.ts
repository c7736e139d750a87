import { describe, expect, test } from 'vitest';
import { authorMarks } from './author-marks.ts';
import { scaleClassically } from './classical-scaling.ts';
import { clusterDistances, leavesOf } from './cluster-distances.ts';
import { drawDendrogram } from './dendrogram.ts';
import type { PlotInput } from './plotted-text.ts';
import { drawScatter } from './scatter.ts';

/** Distances between points on a line or in a plane. */
function distancesOf(points: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return points.map((a) => points.map((b) => Math.hypot(...a.map((value, at) => value - (b[at] ?? 0)))));
}

describe('clustering', () => {
  test('joins the nearest first, at mean distances', () => {
    const tree = clusterDistances(distancesOf([[0], [10], [1], [14]]));

    expect(tree).toEqual({
      kind: 'branch',
      left: { kind: 'branch', left: { kind: 'leaf', item: 0 }, right: { kind: 'leaf', item: 2 }, height: 1 },
      right: { kind: 'branch', left: { kind: 'leaf', item: 1 }, right: { kind: 'leaf', item: 3 }, height: 4 },
      // (10 + 14 + 9 + 13) / 4
      height: 11.5,
    });
  });

  test('equals a plain search over all pairs of clusters', () => {
    const points = Array.from({ length: 24 }, (_, at) => [Math.sin(at * 12.9898) * 43.7, Math.sin(at * 78.233) * 11]);
    const matrix = distancesOf(points);
    const expected: number[] = [];
    let clusters = points.map((_, item) => [item]);
    while (clusters.length > 1) {
      let best = { mean: Number.POSITIVE_INFINITY, a: 0, b: 0 };
      clusters.forEach((one, a) => {
        clusters.slice(a + 1).forEach((two, skip) => {
          const sum = one.flatMap((i) => two.map((j) => matrix[i]?.[j] ?? 0)).reduce((x, y) => x + y, 0);
          const mean = sum / one.length / two.length;
          if (mean < best.mean - 1e-12) best = { mean, a, b: a + 1 + skip };
        });
      });
      expected.push(best.mean);
      const grown = [...(clusters[best.a] ?? []), ...(clusters[best.b] ?? [])];
      clusters = [grown, ...clusters.filter((_, at) => at !== best.a && at !== best.b)];
    }

    const tree = clusterDistances(matrix);

    const heights: number[] = [];
    const walk = (node: typeof tree): void => {
      if (node?.kind !== 'branch') return;
      heights.push(node.height);
      walk(node.left);
      walk(node.right);
    };
    walk(tree);
    expect(heights.toSorted((a, b) => a - b).map((height) => height.toFixed(9))).toEqual(
      expected.map((height) => height.toFixed(9)),
    );
    expect(tree === null ? [] : leavesOf(tree).toSorted((a, b) => a - b)).toEqual(points.map((_, item) => item));
  });

  test('of nothing is nothing, of one text a leaf', () => {
    expect(clusterDistances([])).toBeNull();
    expect(clusterDistances([[0]])).toEqual({ kind: 'leaf', item: 0 });
  });
});

describe('scaling', () => {
  test('gives points of a plane back, but for turning', () => {
    const points = [
      [0, 0],
      [6, 1],
      [2, 3],
      [-4, 2],
      [1, -2.5],
      [5, 5],
    ];
    const matrix = distancesOf(points);

    const scaled = scaleClassically(matrix);

    const again = distancesOf(scaled.points);
    expect(
      Math.max(...again.flatMap((row, i) => row.map((far, j) => Math.abs(far - (matrix[i]?.[j] ?? 0))))),
    ).toBeLessThan(1e-6);
    expect(scaled.shown[0] + scaled.shown[1]).toBeCloseTo(1, 6);
  });

  test('stays finite for equal texts', () => {
    expect(
      scaleClassically([
        [0, 0],
        [0, 0],
      ])
        .points.flat()
        .every(Number.isFinite),
    ).toBe(true);
  });
});

test('35 authors have different marks', () => {
  const marks = authorMarks(Array.from({ length: 35 }, (_, at) => `author ${at + 10}`));

  expect(new Set([...marks.values()].map(({ colour, shape }) => `${colour} ${shape}`)).size).toBe(35);
});

const input: PlotInput = {
  texts: [
    { label: 'spring', author: 'Ada' },
    { label: 'autumn', author: 'Ada' },
    { label: 'roads & <rivers>', author: 'Bo' },
    { label: 'bridges', author: 'Bo' },
  ],
  distances: distancesOf([
    [0, 0],
    [1, 0],
    [9, 4],
    [8, 6],
  ]),
  title: 'Two writers',
  measure: 'Cosine Delta, 300 words',
};

describe.each([
  { name: 'dendrogram', draw: drawDendrogram },
  { name: 'scatter', draw: drawScatter },
])('a $name', ({ draw }) => {
  test('has the same bytes every time', () => {
    expect(draw(input)).toBe(draw(structuredClone(input)));
  });

  test('tells in words what it shows', () => {
    const svg = draw(input);

    expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="title description"/);
    expect(svg).toContain('<title id="title">Two writers</title>');
    expect(svg).toMatch(/<desc id="description">\w+ of 4 texts by 2 authors.*Cosine Delta, 300 words/);
  });

  test('names every text and author, and escapes what XML would read', () => {
    const svg = draw(input);

    for (const name of ['spring', 'autumn', 'bridges', 'roads &amp; &lt;rivers&gt;', 'Ada', 'Bo'])
      expect(svg).toContain(`>${name}`);
    expect(svg).not.toContain('<rivers>');
  });

  test('is drawn for one text and for many equal ones', () => {
    const one = { ...input, texts: input.texts.slice(0, 1), distances: [[0]] };
    const equal = { ...input, distances: input.texts.map(() => input.texts.map(() => 0)) };

    for (const svg of [draw(one), draw(equal)]) expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });
});

describe.each([drawDendrogram, drawScatter])('a picture of what cannot be drawn', (draw) => {
  const texts = ['one', 'two'].map((label) => ({ label, author: 'ada' }));
  const ask = (distances: readonly (readonly number[])[]) => () =>
    draw({ texts, distances, title: 'Texts', measure: 'made up' });

  test('is refused, naming the two texts and the value', () => {
    expect(
      ask([
        [0, Number.NaN],
        [Number.NaN, 0],
      ]),
    ).toThrow('between "one" and "two" is NaN');
    expect(
      ask([
        [0, -1],
        [-1, 0],
      ]),
    ).toThrow('between "one" and "two" is -1');
    expect(ask([[0, 1]])).toThrow('between "two" and "one" is missing');
    expect(
      ask([
        [0, 1, 2],
        [1, 0, 2],
        [2, 2, 0],
      ]),
    ).toThrow('distances of 3 texts and 2 texts');
  });
});
