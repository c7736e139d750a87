import { content, element, ink, shortened, textWidth } from './svg.ts';

/** How an author's texts look: a colour, and a shape that still tells where colours are alike or not seen. */
export interface AuthorMark {
  readonly author: string;
  readonly colour: string;
  readonly shape: Shape;
}

type Shape = (typeof shapes)[number];

const shapes = ['circle', 'square', 'triangle', 'diamond', 'cross'] as const;

/** Okabe & Ito (2008), told apart with the common colour blindnesses; its yellow is left out, being faint on white. */
const colours = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#000000'] as const;

/** Marks in the order of the authors' names; 35 different ones before they come again. */
export function authorMarks(authors: Iterable<string>): ReadonlyMap<string, AuthorMark> {
  const names = [...new Set(authors)].sort();
  return new Map(
    names.map((author, place) => [
      author,
      {
        author,
        colour: colours[place % colours.length] ?? ink,
        // The shape changes with every author and the pairing with every round of colours.
        shape: shapes[(place + Math.floor(place / (colours.length * shapes.length))) % shapes.length] ?? 'circle',
      },
    ]),
  );
}

/** The mark centred on a point; `size` is half its width. */
export function drawMark({ colour, shape }: AuthorMark, x: number, y: number, size = 5): string {
  switch (shape) {
    case 'circle':
      return element('circle', { cx: x, cy: y, r: size, fill: colour });
    case 'square':
      return element('rect', { x: x - size, y: y - size, width: 2 * size, height: 2 * size, fill: colour });
    case 'triangle':
      return polygon([x, y - size * 1.2, x + size * 1.15, y + size, x - size * 1.15, y + size], colour);
    case 'diamond':
      return polygon([x, y - size * 1.3, x + size * 1.3, y, x, y + size * 1.3, x - size * 1.3, y], colour);
    case 'cross':
      return element('path', {
        d: `M${x - size} ${y - size}L${x + size} ${y + size}M${x + size} ${y - size}L${x - size} ${y + size}`.replaceAll(
          /-?\d+\.\d{3,}/g,
          (number) => Number(number).toFixed(2),
        ),
        stroke: colour,
        'stroke-width': size * 0.7,
      });
  }
}

export interface Legend {
  readonly marks: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** One author a line, from a top left corner. */
export function drawLegend(marks: ReadonlyMap<string, AuthorMark>, x: number, y: number): Legend {
  const lines = [...marks.values()];
  const labels = lines.map(({ author }) => shortened(author, 32));
  return {
    marks: lines.flatMap((mark, line) => [
      drawMark(mark, x + 6, y + 10 + line * 20),
      element('text', { x: x + 20, y: y + 14 + line * 20, fill: ink }, content(labels[line] ?? '')),
    ]),
    width: 24 + Math.max(0, ...labels.map((label) => textWidth(label))),
    height: 20 * lines.length,
  };
}

function polygon(points: readonly number[], fill: string): string {
  return element('polygon', { points: points.map((value) => value.toFixed(2)).join(' '), fill });
}
