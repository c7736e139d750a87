import type { Curve } from '../../contracts/evaluation-report.ts';
import { shownNumber } from '../shown-number.ts';
import { type Scale, scaleFor } from './interval-mark.ts';
import { type Child, element, type Markup } from './markup.ts';

const frame = { width: 640, height: 340, left: 56, right: 16, top: 14, bottom: 46 } as const;

/** Lines told apart by colour, dash and mark at once. */
export const lineStyles = 6;

/** A curve with an interval at every point. A line with nothing measured has no points and says so in the legend. */
export function drawCurve(curve: Curve): Markup {
  const points = curve.lines.flatMap((line) => line.points);
  const xs = [...new Set(points.map(({ x }) => x))].toSorted((a, b) => a - b);
  const measured = points.flatMap(({ mean, low, high }) => [mean, low, high].filter((value) => value !== null));
  const y = fitted(measured);
  const place: Place = { x: placeX(xs), y: placeY(y) };
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
    curve.lines.map((line, index) => drawLine(line, { index, of: curve.lines.length, place })),
  );
}

/** The mark of a line beside its name. */
export function lineSample(index: number): Markup {
  return element(
    'svg',
    { viewBox: '0 0 34 14', class: `sample line-${index % lineStyles}`, 'aria-hidden': 'true' },
    element('path', { class: 'stroke', d: 'M1 7H33' }),
    markAt(index, 17, 7),
  );
}

interface Place {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

function drawLine(
  line: Curve['lines'][number],
  { index, of, place }: { readonly index: number; readonly of: number; readonly place: Place },
): Markup {
  // Side by side, so that intervals at the same x can be told apart.
  const aside = (index - (of - 1) / 2) * 5;
  const at = line.points
    .flatMap(({ x, mean, low, high, n }) =>
      mean === null || n === 0 ? [] : [{ x: place.x(x) + aside, mean, low, high }],
    )
    .toSorted((a, b) => a.x - b.x);
  const path = at.map(({ x, mean }, step) => `${step === 0 ? 'M' : 'L'}${x.toFixed(1)} ${place.y(mean).toFixed(1)}`);
  return element(
    'g',
    { class: `line-${index % lineStyles}` },
    path.length > 1 ? element('path', { class: 'stroke', d: path.join('') }) : null,
    at.map(({ x, mean, low, high }) => [
      low === null || high === null
        ? null
        : element('line', { class: 'range', x1: x, x2: x, y1: place.y(low), y2: place.y(high) }),
      markAt(index, x, place.y(mean)),
    ]),
  );
}

function markAt(index: number, x: number, y: number): Markup {
  const shape = index % 3;
  if (shape === 0) return element('circle', { class: 'mark', cx: x, cy: y, r: 4 });
  if (shape === 1) return element('rect', { class: 'mark', x: x - 4, y: y - 4, width: 8, height: 8 });
  const [left, right, top, low] = [x - 5, x + 5, y - 5, y + 4].map((one) => one.toFixed(1));
  return element('path', { class: 'mark', d: `M${left} ${low}L${x.toFixed(1)} ${top}L${right} ${low}Z` });
}

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
function placeX(xs: readonly number[]): (value: number) => number {
  const [first, last] = [xs[0] ?? 0, xs.at(-1) ?? 1];
  const isLog = first > 0 && last / first >= 8;
  const scaled = (value: number): number => (isLog ? Math.log(value) : value);
  const span = scaled(last) - scaled(first) || 1;
  const room = frame.width - frame.left - frame.right - 40;
  return (value) =>
    first === last ? frame.left + 20 + room / 2 : frame.left + 20 + ((scaled(value) - scaled(first)) / span) * room;
}

function placeY({ from, to }: Scale): (value: number) => number {
  const room = frame.height - frame.top - frame.bottom;
  return (value) => frame.top + (1 - (value - from) / (to - from)) * room;
}
