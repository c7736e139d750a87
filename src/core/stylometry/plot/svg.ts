export type Attributes = Readonly<Record<string, string | number>>;

/** One element as text; numbers with at most two decimals, so that equal input gives equal bytes on every platform. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${attribute(value)}"`);
  return children.length === 0
    ? `<${name}${written.join('')}/>`
    : `<${name}${written.join('')}>${children.join('')}</${name}>`;
}

/** Text as the content of an element. Characters that XML 1.0 forbids become a space. */
export function content(text: string): string {
  return text
    .replaceAll(forbidden, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

// Control characters, and halves of surrogate pairs.
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

export interface SvgDocument {
  readonly width: number;
  readonly height: number;
  /** Read out by screen readers in place of the picture. */
  readonly title: string;
  /** What the picture shows, in a sentence or two. */
  readonly description: string;
  readonly body: readonly string[];
}

/** A document that stands alone: white ground, a sans-serif stack, title and description for those who cannot see it. */
export function svgDocument({ width, height, title, description, body }: SvgDocument): string {
  const root = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${rounded(width)} ${rounded(height)}`,
      width,
      height,
      role: 'img',
      'aria-labelledby': 'title description',
      'font-family': 'system-ui, "Segoe UI", Helvetica, Arial, sans-serif',
      'font-size': 12,
    },
    element('title', { id: 'title' }, content(title)),
    element('desc', { id: 'description' }, content(description)),
    element('rect', { width, height, fill: '#ffffff' }),
    element('text', { x: 16, y: 26, 'font-size': 16, 'font-weight': 600, fill: ink }, content(title)),
    ...body.map((line) => `\n${line}`),
    '\n',
  );
  return `${root}\n`;
}

/** Text and lines; grey where it should stand back, still 4.5 : 1 against white. */
export const ink = '#1a1a1a';
export const faintInk = '#6b6b6b';

/** Room a text takes at a font size, for want of a font: a little wider than the mean of sans-serif letters, full-width characters twice that. */
export function textWidth(text: string, size = 12): number {
  let units = 0;
  for (const character of text)
    units += /[\u1100-\u11FF\u2E80-\uD7FF\uF900-\uFAFF\uFF00-\uFF60]/.test(character) ? 1.1 : 0.58;
  return units * size;
}

/** A label of at most `most` characters, an ellipsis where it was cut. */
export function shortened(label: string, most = 40): string {
  const points = [...label];
  return points.length <= most ? label : `${points.slice(0, most - 1).join('')}…`;
}

function attribute(value: string | number): string {
  return typeof value === 'number' ? rounded(value) : content(value);
}

function rounded(value: number): string {
  const text = value.toFixed(2).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}
