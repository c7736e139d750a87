export interface HtmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (HtmlElement | string)[];
}

const voidElements = new Set(['meta', 'wbr']);
const rawElements = new Set(['style', 'script']);

/** Reads strict HTML: every tag closed in order, every attribute in double quotes, every `&` an entity. Throws where it is not. */
export function readHtml(html: string): HtmlElement {
  const body = html.replace(/^<!doctype html>\s*/, '').trim();
  const root: Open = { name: '', attributes: {}, children: [] };
  const open: Open[] = [root];
  let at = 0;
  while (at < body.length) {
    const innermost = open.at(-1) ?? root;
    if (rawElements.has(innermost.name)) {
      const end = body.indexOf(`</${innermost.name}>`, at);
      innermost.children.push(body.slice(at, end));
      open.pop();
      at = end + innermost.name.length + 3;
      continue;
    }
    const next = body.indexOf('<', at);
    const text = body.slice(at, next === -1 ? body.length : next);
    if (text !== '') innermost.children.push(unescaped(text));
    if (next === -1) break;
    const tag = /^<(\/?)([a-z][a-z0-9]*)((?: [a-zA-Z][a-zA-Z0-9-]*(?:="[^"<>]*")?)*)>/.exec(body.slice(next));
    if (tag === null) throw new Error(`No tag: ${body.slice(next, next + 60)}`);
    const [whole, closing, name = '', attributes = ''] = tag;
    if (closing === '/') {
      if (innermost.name !== name) throw new Error(`</${name}> closes <${innermost.name}>`);
      open.pop();
    } else {
      const element: Open = { name, attributes: attributesOf(attributes), children: [] };
      innermost.children.push(element);
      if (!voidElements.has(name)) open.push(element);
    }
    at = next + whole.length;
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)?.name}> is not closed`);
  const [first] = root.children;
  if (root.children.length !== 1 || typeof first !== 'object') throw new Error('There is more than one root.');
  return first;
}

export function allElements(element: HtmlElement): readonly HtmlElement[] {
  return [element, ...element.children.flatMap((child) => (typeof child === 'string' ? [] : allElements(child)))];
}

/** Text of an element as a reader sees it, styles and scripts left out. */
export function textOf(element: HtmlElement): string {
  if (rawElements.has(element.name)) return '';
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

interface Open extends HtmlElement {
  readonly children: (HtmlElement | string)[];
}

function attributesOf(text: string): Readonly<Record<string, string>> {
  const found = [...text.matchAll(/ ([a-zA-Z][a-zA-Z0-9-]*)(?:="([^"]*)")?/g)];
  return Object.fromEntries(found.map(([, name = '', value = '']) => [name, unescaped(value)]));
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function unescaped(text: string): string {
  return text.replace(/&([a-z]*)(;?)/g, (whole, name: string, end: string) => {
    const sign = entities[name];
    if (sign === undefined || end === '') throw new Error(`No entity: ${whole}`);
    return sign;
  });
}
