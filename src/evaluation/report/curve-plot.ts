import type { Curve } from '../../contracts/evaluation-report.ts';
import { shownNumber } from '../shown-number.ts';
import { type Scale, scaleFor } from './interval-mark.ts';
import { type LineStyle, lineStyles } from './line-styles.ts';
import { type Child, element, type Markup } from './markup.ts';

const frame = { width: 640, height: 340, left: 66, right: 16, top: 14, bottom: 46 } as const;

/** A curve with an interval at every point, or one at the end of a level line. A line with nothing measured has no points and says so in the legend. */
export function drawCurve(curve: Curve): Markup {
  const points = curve.lines.flatMap((line) => line.points);
  const xs = [...new Set(points.map(({ x }) => x))].toSorted((a, b) => a - b);
  const measured = points.flatMap(({ mean, low, high }) => [mean, low, high].filter((value) => value !== null));
  const y = fitted(measured);
  const levels = curve.lines.filter(({ level }) => level === true).length;
  const place: Place = { x: placeX(xs, levels * levelStep), y: placeY(y) };
  return element(
    'svg',
    {
      viewBox: `0 0 ${frame.width} ${frame.height}`,
      class: 'curve',
      role: 'img',
      'aria-label': `${curve.name}: ${curve.y} by ${curve.x}. ${curve.lines.map(({ name }) => name).join(', ')}. The table below holds the same numbers.`,
    },
    grid(y, xs, place),
    text({ x: (frame.left + frame.width - frame.right) / 2, y: frame.height - 8, 'text-anchor': 'middle' }, curve.x),
    text(
      { x: 14, y: frame.height / 2, 'text-anchor': 'middle', transform: `rotate(-90 14 ${frame.height / 2})` },
      curve.y,
    ),
    drawLines(curve.lines, place),
  );
}

/** The look of a line beside its name. */
export function lineSample(style: LineStyle): Markup {
  return element(
    'svg',
    { viewBox: '0 0 34 14', class: `sample ${classOf(style)}`, 'aria-hidden': 'true' },
    element('path', { class: 'stroke', d: 'M1 7H33' }),
    markAt(style, 17, 7),
  );
}

function classOf({ colour, dash, mark }: LineStyle): string {
  return `${mark === null ? 'level' : 'line'}-${colour} ${dash}`;
}

interface Place {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

/** Level lines first, so that they lie behind what moves. */
function drawLines(lines: Curve['lines'], place: Place): Child {
  const styled = lineStyles(lines).flatMap((style, at) => {
    const line = lines[at];
    return line === undefined ? [] : [{ line, style }];
  });
  const levels = styled.filter(({ style }) => style.mark === null);
  const moving = styled.filter(({ style }) => style.mark !== null);
  return [
    levels.map(({ line, style }, index) => drawLevel(line, { style, index, place })),
    moving.map(({ line, style }, index) => drawLine(line, { style, index, of: moving.length, place })),
  ];
}

/** Across the whole plot, with the interval at its right end. */
function drawLevel(
  { points }: Curve['lines'][number],
  { style, index, place }: { readonly style: LineStyle; readonly index: number; readonly place: Place },
): Child {
  const [point] = points;
  if (point === undefined || point.mean === null || point.n === 0) return null;
  const [y, x] = [place.y(point.mean).toFixed(1), frame.width - frame.right - (index + 0.5) * levelStep];
  return element(
    'g',
    { class: classOf(style) },
    element('path', { class: 'stroke', d: `M${frame.left} ${y}H${frame.width - frame.right}` }),
    rangeAt(point, x, place),
  );
}

/** Room for all marks of one x together, on either side of it half. */
const mostAside = 60;

/** Between the intervals of level lines, which stand in a margin of their own. */
const levelStep = 6;

function drawLine(
  line: Curve['lines'][number],
  {
    style,
    index,
    of,
    place,
  }: { readonly style: LineStyle; readonly index: number; readonly of: number; readonly place: Place },
): Markup {
  // Side by side, so that intervals at the same x can be told apart.
  const aside = (index - (of - 1) / 2) * Math.min(5, mostAside / of);
  const at = line.points
    .flatMap(({ x, mean, low, high, n }) =>
      mean === null || n === 0 ? [] : [{ x: place.x(x) + aside, mean, low, high }],
    )
    .toSorted((a, b) => a.x - b.x);
  const path = at.map(({ x, mean }, step) => `${step === 0 ? 'M' : 'L'}${x.toFixed(1)} ${place.y(mean).toFixed(1)}`);
  return element(
    'g',
    { class: classOf(style) },
    path.length > 1 ? element('path', { class: 'stroke', d: path.join('') }) : null,
    at.map((point) => [rangeAt(point, point.x, place), markAt(style, point.x, place.y(point.mean))]),
  );
}

function rangeAt(
  { low, high }: { readonly low: number | null; readonly high: number | null },
  x: number,
  place: Place,
): Child {
  if (low === null || high === null) return null;
  return element('line', { class: 'range', x1: x, x2: x, y1: place.y(low), y2: place.y(high) });
}

function markAt({ mark }: LineStyle, x: number, y: number): Child {
  if (mark === null) return null;
  if (mark === 'circle') return element('circle', { class: 'mark', cx: x, cy: y, r: 4 });
  if (mark === 'square') return element('rect', { class: 'mark', x: x - 4, y: y - 4, width: 8, height: 8 });
  const corners = shapes[mark].map(([dx, dy]) => `${(x + dx).toFixed(1)} ${(y + dy).toFixed(1)}`);
  return element('path', { class: 'mark', d: `M${corners.join('L')}Z` });
}

/** Corners as seen from the middle. */
const shapes = {
  triangle: [
    [-5, 4],
    [0, -5],
    [5, 4],
  ],
  diamond: [
    [-5.5, 0],
    [0, -5.5],
    [5.5, 0],
    [0, 5.5],
  ],
  'point-down': [
    [-5, -4],
    [0, 5],
    [5, -4],
  ],
} as const;

function grid(y: Scale, xs: readonly number[], place: Place): Child {
  return [
    y.ticks.map((tick) => [
      element('line', {
        class: 'grid',
        x1: frame.left,
        x2: frame.width - frame.right,
        y1: place.y(tick),
        y2: place.y(tick),
      }),
      text({ x: frame.left - 6, y: place.y(tick) + 4, 'text-anchor': 'end' }, shownNumber(tick)),
    ]),
    xs.map((x) =>
      text({ x: place.x(x), y: frame.height - frame.bottom + 18, 'text-anchor': 'middle' }, x.toLocaleString('en')),
    ),
  ];
}

function text(attributes: Readonly<Record<string, string | number>>, words: string): Markup {
  return element('text', attributes, words);
}

/** Room for what was measured, from 0 on unless all of it lies far above. */
function fitted(values: readonly number[]): Scale {
  if (values.length === 0) return scaleFor(0, 1);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return scaleFor(low > 0 && low < high - low ? 0 : low, high, 5);
}

/** Doublings are as far from each other as they are; other steps by their size. */
function placeX(xs: readonly number[], margin: number): (value: number) => number {
  const [first, last] = [xs[0] ?? 0, xs.at(-1) ?? 1];
  const isLog = first > 0 && last / first >= 8;
  const scaled = (value: number): number => (isLog ? Math.log(value) : value);
  const span = scaled(last) - scaled(first) || 1;
  const aside = mostAside / 2 + 4;
  const room = frame.width - frame.left - frame.right - margin - 2 * aside;
  return (value) =>
    first === last
      ? frame.left + aside + room / 2
      : frame.left + aside + ((scaled(value) - scaled(first)) / span) * room;
}

function placeY({ from, to }: Scale): (value: number) => number {
  const room = frame.height - frame.top - frame.bottom;
  return (value) => frame.top + (1 - (value - from) / (to - from)) * room;
}
