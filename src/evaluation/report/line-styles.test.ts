import { expect, test } from 'vitest';
import { levelColours, lineColours, lineStyles } from './line-styles.ts';

const line = (name: string, level = false) => ({ name, points: [], ...(level ? { level } : {}) });

test('a placebo has the colour and mark of its method and is dashed; what the axis does not move is grey without marks', () => {
  const styles = lineStyles([
    ...['a', 'a:placebo', 'b:placebo', 'b'].map((name) => line(name)),
    ...['zero-shot', 'real-text'].map((name) => line(name, true)),
  ]);

  expect(styles.map(({ colour, dash, mark }) => [colour, dash, mark])).toEqual([
    [0, 'solid', 'circle'],
    [0, 'dashed', 'circle'],
    [1, 'dashed', 'square'],
    [1, 'solid', 'square'],
    [0, 'solid', null],
    [0, 'dashed', null],
  ]);
});

test('no two lines look alike, with as many methods as any plot has', () => {
  const methods = Array.from({ length: 30 }, (_, at) => [line(`m${at}`), line(`m${at}:placebo`)]).flat();
  const levels = Array.from({ length: 8 }, (_, at) => line(`level ${at}`, true));

  const looks = lineStyles([...methods, ...levels]).map(({ colour, dash, mark }) => `${colour} ${dash} ${mark}`);

  expect(new Set(looks).size).toBe(68);
});

test.each([
  { scheme: 'light', ground: '#ffffff' },
  { scheme: 'dark', ground: '#131316' },
] as const)(
  'colours of the $scheme scheme stand out from the ground and from each other, whatever cones a reader has',
  ({ scheme, ground }) => {
    const colours = lineColours.map((one) => linear(one[scheme]));

    for (const colour of [...colours, ...levelColours.map((one) => linear(one[scheme]))])
      expect(contrast(colour, linear(ground))).toBeGreaterThanOrEqual(3);
    for (const [vision, matrix] of Object.entries(seen)) {
      const labs = colours.map((colour) => lab(matrix.map((row) => dot(row, colour))));
      const distances = labs.flatMap((one, at) => labs.slice(at + 1).map((other) => Math.hypot(...minus(one, other))));
      expect(Math.min(...distances)).toBeGreaterThan(vision === 'tritanopia' ? 26 : 40);
    }
  },
);

type Three = readonly number[];

/** What of linear red, green and blue is seen without one kind of cone (Machado, Oliveira and Fernandes 2009, severity 1). */
const seen: Readonly<Record<string, readonly Three[]>> = {
  everything: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function linear(hex: string): Three {
  return [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
}

function dot(row: Three, colour: Three): number {
  return row.reduce((sum, weight, at) => sum + weight * (colour[at] ?? 0), 0);
}

function minus(a: Three, b: Three): Three {
  return a.map((value, at) => value - (b[at] ?? 0));
}

/** WCAG 2.2. */
function contrast(a: Three, b: Three): number {
  const [less = 0, more = 0] = [a, b].map((one) => dot([0.2126, 0.7152, 0.0722], one)).toSorted((x, y) => x - y);
  return (more + 0.05) / (less + 0.05);
}

/** CIELAB of linear sRGB, D65. */
function lab(colour: Three): Three {
  const shown = colour.map((part) => Math.min(1, Math.max(0, part)));
  const [x = 0, y = 0, z = 0] = [
    dot([0.4124564, 0.3575761, 0.1804375], shown) / 0.95047,
    dot([0.2126729, 0.7151522, 0.072175], shown),
    dot([0.0193339, 0.119192, 0.9503041], shown) / 1.08883,
  ].map((part) => (part > 216 / 24389 ? Math.cbrt(part) : ((24389 / 27) * part + 16) / 116));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
