import type { Curve } from '../../contracts/evaluation-report.ts';

export const marks = ['circle', 'square', 'triangle', 'diamond', 'point-down'] as const;

/** How a line is told from the others: no two of a plot have all three alike, up to thirty methods with their placebos and eight level lines. */
export interface LineStyle {
  /** Place in `lineColours`, or among the greys of level lines. */
  readonly colour: number;
  readonly dash: 'solid' | 'dashed' | 'dotted' | 'dash-dotted';
  /** Null for level lines: there is nothing to mark. */
  readonly mark: (typeof marks)[number] | null;
}

/** Colours of lines, dark on white and light on the ground of the dark scheme. */
export interface LineColour {
  readonly light: string;
  readonly dark: string;
}

/**
 * Found by search: any two differ by 40 and more in CIELAB (1976), also as people without red or green cones see them (Machado, Oliveira and Fernandes
 * 2009), by 26 and more without blue cones, and each has a contrast of 3 : 1 and more with its ground.
 */
export const lineColours: readonly LineColour[] = [
  { light: '#0046e8', dark: '#5771fc' },
  { light: '#ca7e00', dark: '#b48a1e' },
  { light: '#00a37c', dark: '#00af7b' },
  { light: '#8d5bad', dark: '#8b75b0' },
  { light: '#06002d', dark: '#f2ffff' },
  { light: '#663100', dark: '#ffe400' },
];

/** Of level lines. */
export const levelColours: readonly LineColour[] = [
  { light: '#44444e', dark: '#c2c2cc' },
  { light: '#85858f', dark: '#85858f' },
];

const levelDashes = ['solid', 'dashed', 'dotted', 'dash-dotted'] as const;

/** A style for every line: a colour and a mark a method, dashed for its placebo, and greys without marks for what the axis does not move. */
export function lineStyles(lines: Curve['lines']): readonly LineStyle[] {
  const isLevel = ({ level }: Curve['lines'][number]): boolean => level === true;
  const levels = lines.filter(isLevel);
  const methods = [...new Set(lines.filter((line) => !isLevel(line)).map(({ name }) => methodOf(name)))];
  return lines.map((line): LineStyle => {
    if (isLevel(line)) {
      const place = levels.indexOf(line);
      const colour = Math.floor(place / levelDashes.length) % levelColours.length;
      return { colour, dash: levelDashes[place % levelDashes.length] ?? 'solid', mark: null };
    }
    const place = methods.indexOf(methodOf(line.name));
    return {
      colour: place % lineColours.length,
      dash: line.name === methodOf(line.name) ? 'solid' : 'dashed',
      mark: marks[place % marks.length] ?? 'circle',
    };
  });
}

function methodOf(line: string): string {
  return line.replace(/:placebo$/, '');
}
