import { type Child, element, type Markup } from './markup.ts';

export interface Section {
  /** Of the link to it. */
  readonly id: string;
  readonly title: string;
  /** Left out where there is nothing to say. */
  readonly body: readonly Child[];
}

export function renderSection({ id, title, body }: Section): Markup {
  return element(
    'section',
    { id, 'aria-labelledby': `${id}-title` },
    element('h2', { id: `${id}-title` }, title),
    body,
  );
}

export function paragraph(...words: readonly Child[]): Markup {
  return element('p', {}, ...words);
}

export function list(items: readonly Child[], attributes: Readonly<Record<string, string>> = {}): Markup {
  return element(
    'ul',
    attributes,
    items.map((item) => element('li', {}, item)),
  );
}

/** What is folded until a reader wants it; printing unfolds it. */
export function folded(title: string, ...body: readonly Child[]): Markup {
  return element('details', {}, element('summary', {}, title), body);
}
