import { authorMarks, drawLegend, drawMark } from './author-marks.ts';
import { scaleClassically } from './classical-scaling.ts';
import { type PlotInput, refuseBadDistances } from './plotted-text.ts';
import { content, element, faintInk, ink, shortened, svgDocument, textWidth } from './svg.ts';

const side = 560;
const left = 24;
const top = 64;

/**
 * Texts as points in a plane as SVG: near points are alike (classical scaling of the distances, so that one unit is the same in both
 * directions). A label that would cover another is left out; every point has its name as a tooltip. Equal input gives equal bytes.
 * Throws a StylometryError for distances that are missing, negative or no number.
 */
export function drawScatter({ texts, distances, title, measure }: PlotInput): string {
  refuseBadDistances({ texts, distances });
  const { points, shown } = scaleClassically(distances);
  const marks = authorMarks(texts.map(({ author }) => author));
  const place = placement(points);
  const placed = texts.map((text, item) => ({ text, at: place(points[item] ?? [0, 0]) }));
  const drawn = placed.flatMap(({ text, at: [x, y] }) => {
    const mark = marks.get(text.author);
    if (mark === undefined) return [];
    return [element('g', {}, element('title', {}, content(`${text.label} (${text.author})`)), drawMark(mark, x, y))];
  });
  const legend = drawLegend(marks, left + side + 24, top);
  const percent = shown.map((share) => `${Math.round(share * 100)} %`).join(' and ');
  return svgDocument({
    width: left + side + 24 + legend.width + 24,
    height: Math.max(top + side + 40, top + legend.height + 24),
    title,
    description: `Scatter of ${texts.length} texts by ${marks.size} authors; near points are alike. Distance: ${measure}, scaled to two dimensions that show ${percent} of the spread.`,
    body: [
      element('text', { x: 16, y: 44, fill: faintInk }, content(`${measure}; near points are alike`)),
      element('rect', { x: left, y: top, width: side, height: side, fill: 'none', stroke: '#d0d0d0' }),
      ...drawn,
      ...labels(placed),
      element(
        'text',
        { x: left + side / 2, y: top + side + 22, 'text-anchor': 'middle', 'font-size': 11, fill: faintInk },
        content(`classical scaling; the axes show ${percent} of the spread`),
      ),
      ...legend.marks,
    ],
  });
}

type Point = readonly [number, number];

function placement(points: readonly Point[]): (point: Point) => Point {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const middle = (values: readonly number[]): number => (Math.max(...values) + Math.min(...values)) / 2;
  const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
  const scale = (side - 80) / (Math.max(spread(xs), spread(ys)) || 1);
  const [x0, y0] = [middle(xs), middle(ys)];
  return ([x, y]) => [left + side / 2 + (x - x0) * scale, top + side / 2 - (y - y0) * scale];
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

function labels(
  placed: readonly { readonly text: PlotInput['texts'][number]; readonly at: Point }[],
): readonly string[] {
  const taken: Box[] = [];
  return placed.flatMap(({ text, at: [x, y] }, item) => {
    const label = shortened(text.label, 24);
    const width = textWidth(label, 10);
    const right = x + 8 + width < left + side;
    const box = { x: right ? x + 8 : x - 8 - width, y: y + 3, width };
    const onPoint = placed.some(
      ({ at: [px, py] }, other) => other !== item && px > box.x - 5 && px < box.x + width + 5 && Math.abs(py - y) < 8,
    );
    if (onPoint || taken.some((one) => overlaps(one, box))) return [];
    taken.push(box);
    return [element('text', { x: box.x, y: box.y, 'font-size': 10, fill: ink }, content(label))];
  });
}

function overlaps(one: Box, other: Box): boolean {
  return Math.abs(one.y - other.y) < 11 && one.x < other.x + other.width + 4 && other.x < one.x + one.width + 4;
}
