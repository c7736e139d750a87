/** Where a value stands in a text: `[start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface MemberSpan {
  readonly name: string;
  readonly value: Span;
}

/**
 * Members of the object that begins at `start`, in order, repeated names included. The text must be valid JSON, as `JSON.parse` has found it to be: values are
 * stepped over by their brackets and quotes alone.
 */
export function membersAt(text: string, start: number): readonly MemberSpan[] {
  const members: MemberSpan[] = [];
  let at = skipBlank(text, start + 1);
  while (text[at] !== '}') {
    const nameEnd = endOfString(text, at);
    const name = JSON.parse(text.slice(at, nameEnd)) as string;
    const value = spanAt(text, skipBlank(text, skipBlank(text, nameEnd) + 1));
    members.push({ name, value });
    at = afterComma(text, value.end);
  }
  return members;
}

/** Items of the array that begins at `start`, in order. Likewise of valid JSON. */
export function itemsAt(text: string, start: number): readonly Span[] {
  const items: Span[] = [];
  let at = skipBlank(text, start + 1);
  while (text[at] !== ']') {
    const item = spanAt(text, at);
    items.push(item);
    at = afterComma(text, item.end);
  }
  return items;
}

/** The first sign that is no white space, from `at` on. */
export function skipBlank(text: string, at: number): number {
  let next = at;
  while (text[next] === ' ' || text[next] === '\n' || text[next] === '\t' || text[next] === '\r') next += 1;
  return next;
}

function afterComma(text: string, end: number): number {
  const next = skipBlank(text, end);
  return text[next] === ',' ? skipBlank(text, next + 1) : next;
}

function spanAt(text: string, start: number): Span {
  const first = text[start];
  if (first === '"') return { start, end: endOfString(text, start) };
  if (first === '{' || first === '[') return { start, end: endOfNested(text, start) };
  return { start, end: endOfWord(text, start) };
}

/** Long strings, such as pictures, hold few quotes: `indexOf` leaps over them. */
function endOfString(text: string, start: number): number {
  let quote = text.indexOf('"', start + 1);
  while (isEscaped(text, quote)) quote = text.indexOf('"', quote + 1);
  return quote + 1;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1;
}

function endOfNested(text: string, start: number): number {
  let depth = 0;
  let at = start;
  do {
    const sign = text[at];
    if (sign === '"') {
      at = endOfString(text, at);
      continue;
    }
    if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') depth -= 1;
    at += 1;
  } while (depth > 0);
  return at;
}

function endOfWord(text: string, start: number): number {
  const word = /[-+.\w]+/y;
  word.lastIndex = start;
  word.exec(text);
  return word.lastIndex;
}
