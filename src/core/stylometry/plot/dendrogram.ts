import { authorMarks, drawLegend, drawMark } from './author-marks.ts';
import { type ClusterTree, clusterDistances, leavesOf } from './cluster-distances.ts';
import { type PlotInput, refuseBadDistances } from './plotted-text.ts';
import { content, element, faintInk, ink, shortened, svgDocument, textWidth } from './svg.ts';

const row = 18;
const top = 64;
const treeWidth = 420;
const left = 24;

/**
 * A tree of texts as SVG: those joined further to the right are more alike (average linkage). Labels carry the author's colour and mark;
 * a branch whose texts are all by one author has that author's colour. Equal input gives equal bytes.
 * Throws a StylometryError for distances that are missing, negative or no number.
 */
export function drawDendrogram({ texts, distances, title, measure }: PlotInput): string {
  refuseBadDistances({ texts, distances });
  const tree = clusterDistances(distances);
  const marks = authorMarks(texts.map(({ author }) => author));
  const order = tree === null ? [] : leavesOf(tree);
  const line = new Map(order.map((item, place) => [item, top + row * (place + 0.5)]));
  const highest = tree?.kind === 'branch' ? tree.height : 0;
  const x = (height: number): number => left + treeWidth * (highest > 0 ? 1 - height / highest : 1);
  const colourOf = (items: readonly number[]): string => {
    const authors = new Set(items.map((item) => texts[item]?.author ?? ''));
    return authors.size === 1 ? (marks.get([...authors][0] ?? '')?.colour ?? ink) : '#8a8a8a';
  };
  const labels = order.map((item) => shortened(texts[item]?.label ?? ''));
  const labelWidth = Math.max(0, ...labels.map((label) => textWidth(label)));
  const legend = drawLegend(marks, left + treeWidth + 52 + labelWidth, top);
  const bottom = top + row * order.length;
  const branches = tree === null ? [] : drawBranches(tree, { x, line, colourOf }).lines;
  const leaves = order.flatMap((item, place) => {
    const mark = marks.get(texts[item]?.author ?? '');
    const y = line.get(item) ?? 0;
    return [
      ...(mark === undefined ? [] : [drawMark(mark, left + treeWidth + 10, y, 4)]),
      element('text', { x: left + treeWidth + 20, y: y + 4, fill: ink }, content(labels[place] ?? '')),
    ];
  });
  return svgDocument({
    width: left + treeWidth + 52 + labelWidth + legend.width + 24,
    height: Math.max(bottom + 56, top + legend.height + 24),
    title,
    description: describe(texts.length, marks.size, measure),
    body: [
      element(
        'text',
        { x: 16, y: 44, fill: faintInk },
        content(`${measure}; texts that join further right are more alike`),
      ),
      ...branches,
      ...leaves,
      ...drawAxis(highest, { x, y: bottom + 12 }),
      ...legend.marks,
    ],
  });
}

interface BranchPlan {
  readonly x: (height: number) => number;
  readonly line: ReadonlyMap<number, number>;
  readonly colourOf: (items: readonly number[]) => string;
}

interface DrawnBranch {
  readonly lines: readonly string[];
  readonly y: number;
  readonly height: number;
  readonly items: readonly number[];
}

function drawBranches(tree: ClusterTree, plan: BranchPlan): DrawnBranch {
  if (tree.kind === 'leaf') return { lines: [], y: plan.line.get(tree.item) ?? 0, height: 0, items: [tree.item] };
  const sides = [drawBranches(tree.left, plan), drawBranches(tree.right, plan)] as const;
  const items = [...sides[0].items, ...sides[1].items];
  const x = plan.x(tree.height);
  const stroke = (from: readonly number[]) => ({ stroke: plan.colourOf(from), 'stroke-width': 1.5 });
  return {
    lines: [
      ...sides.flatMap(({ lines }) => lines),
      ...sides.map((side) =>
        element('line', { x1: x, y1: side.y, x2: plan.x(side.height), y2: side.y, ...stroke(side.items) }),
      ),
      element('line', { x1: x, y1: sides[0].y, x2: x, y2: sides[1].y, ...stroke(items) }),
    ],
    y: (sides[0].y + sides[1].y) / 2,
    height: tree.height,
    items,
  };
}

function drawAxis(
  highest: number,
  { x, y }: { readonly x: (height: number) => number; readonly y: number },
): readonly string[] {
  if (highest <= 0) return [];
  const step = tickStep(highest / 4);
  const ticks = Array.from({ length: Math.floor(highest / step) + 1 }, (_, at) => at * step);
  return [
    element('line', { x1: x(highest), y1: y, x2: x(0), y2: y, stroke: faintInk }),
    ...ticks.flatMap((tick) => [
      element('line', { x1: x(tick), y1: y, x2: x(tick), y2: y + 5, stroke: faintInk }),
      element(
        'text',
        { x: x(tick), y: y + 18, 'text-anchor': 'middle', 'font-size': 11, fill: faintInk },
        content(String(Number(tick.toPrecision(6)))),
      ),
    ]),
    element(
      'text',
      { x: (x(0) + x(highest)) / 2, y: y + 34, 'text-anchor': 'middle', 'font-size': 11, fill: faintInk },
      'distance',
    ),
  ];
}

/** 1, 2 or 5 times a power of ten, at least the width asked for. */
function tickStep(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  return ([1, 2, 5, 10].find((factor) => factor * power >= width * 0.999) ?? 10) * power;
}

function describe(texts: number, authors: number, measure: string): string {
  return `Dendrogram of ${texts} texts by ${authors} authors, by average linkage. Distance: ${measure}. Texts that join further right are more alike.`;
}
