import type { ContrastVerdict } from '../contrast-verdict.ts';
import { shownNumber } from '../shown-number.ts';
import { element, type Markup } from './markup.ts';

export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
}

export interface IntervalMark {
  readonly name: string;
  readonly mean: number;
  readonly low: number | null;
  readonly high: number | null;
  /** Where two arms that are alike would lie. */
  readonly nullValue: number;
  readonly verdict: ContrastVerdict;
  readonly main: boolean;
}

const width = 240;
const height = 26;
const margin = 12;

/** One line of a forest plot: the interval, the mean, and the line of no difference behind them. An end outside the scale is an arrow. */
export function drawInterval({ name, mean, low, high, nullValue, verdict, main }: IntervalMark, scale: Scale): Markup {
  const at = (value: number): number => placeOn(scale, value);
  const middle = height / 2;
  const center = at(clamped(mean, scale));
  const said = low === null || high === null ? 'no interval' : `interval ${shownNumber(low)} to ${shownNumber(high)}`;
  return element(
    'svg',
    {
      viewBox: `0 0 ${width} ${height}`,
      class: `interval ${verdict}`,
      role: 'img',
      'aria-label': `${name}: ${shownNumber(mean)}, ${said}, no difference at ${shownNumber(nullValue)}`,
    },
    element('line', { class: 'null', x1: at(nullValue), x2: at(nullValue), y1: 0, y2: height }),
    low === null || high === null
      ? null
      : [
          element('line', {
            class: 'range',
            x1: at(clamped(low, scale)),
            x2: at(clamped(high, scale)),
            y1: middle,
            y2: middle,
          }),
          low < scale.from ? arrow(at(scale.from), middle, -1) : endOf(at(low), middle),
          high > scale.to ? arrow(at(scale.to), middle, 1) : endOf(at(high), middle),
        ],
    main
      ? element('rect', { class: 'mean', x: center - 5, y: middle - 5, width: 10, height: 10 })
      : element('circle', { class: 'mean', cx: center, cy: middle, r: 4 }),
  );
}

/** The numbers above the lines of a forest plot. */
export function drawAxis(scale: Scale): Markup {
  return element(
    'svg',
    { viewBox: `0 0 ${width} 18`, class: 'interval axis', 'aria-hidden': 'true' },
    scale.ticks.map((tick) =>
      element(
        'text',
        { x: placeOn(scale, tick), y: 13, 'text-anchor': 'middle' },
        tick === 1 ? '1' : shownNumber(tick),
      ),
    ),
  );
}

/** Of shares: everything from 0 to 1. */
export const shareScale: Scale = { from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1] };

/** Wide enough for both ends, with round numbers at few ticks. */
export function scaleFor(low: number, high: number, steps = 3): Scale {
  const rough = (high - low || 1) / steps;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * unit >= rough) ?? 10) * unit;
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
  return { from: first * step, to: last * step, ticks };
}

function placeOn({ from, to }: Scale, value: number): number {
  return margin + ((value - from) / (to - from)) * (width - 2 * margin);
}

function clamped(value: number, { from, to }: Scale): number {
  return Math.min(to, Math.max(from, value));
}

function endOf(x: number, y: number): Markup {
  return element('line', { class: 'range', x1: x, x2: x, y1: y - 4, y2: y + 4 });
}

function arrow(x: number, y: number, direction: 1 | -1): Markup {
  const back = x - direction * 6;
  return element('path', { class: 'range', d: `M${back} ${y - 5}L${x} ${y}L${back} ${y + 5}` });
}
