import { content } from '../../core/stylometry/plot/svg.ts';

/** HTML that is safe to print. Made by `element` alone, so that a string is text wherever it comes from. */
export class Markup {
  readonly html: string;

  private constructor(html: string) {
    this.html = html;
  }

  /** A tag around escaped children; undefined attributes are left out, `true` ones stand without a value. */
  static element(name: string, attributes: Attributes, ...children: readonly Child[]): Markup {
    const written = Object.entries(attributes).map(([key, value]) => attributeOf(key, value));
    const open = `<${name}${written.join('')}>`;
    return new Markup(voidElements.has(name) ? open : `${open}${children.map(htmlOf).join('')}</${name}>`);
  }

  /** The program's own style or script, which escaping would break. Never anything of a report. */
  static ownCode(name: 'style' | 'script', code: string): Markup {
    return new Markup(`<${name}>${code}</${name}>`);
  }
}

export type Child = Markup | string | null | readonly Child[];
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

export const element = Markup.element;

const voidElements = new Set(['meta', 'wbr']);

function htmlOf(child: Child): string {
  if (child === null) return '';
  if (typeof child === 'string') return content(child);
  return child instanceof Markup ? child.html : child.map(htmlOf).join('');
}

function attributeOf(key: string, value: Attributes[string]): string {
  if (value === undefined || value === false) return '';
  if (value === true) return ` ${key}`;
  return ` ${key}="${typeof value === 'number' ? rounded(value) : content(value)}"`;
}

/** Two decimals, so that equal input gives equal bytes on every platform. */
function rounded(value: number): string {
  const text = value.toFixed(2).replace(/\.?0+$/, '');
  return text === '-0' || text === '' ? '0' : text;
}
