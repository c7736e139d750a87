/** A text as it is compared: composed (NFC), with one form of apostrophe, double quote, ellipsis, space and line break, and without invisible characters. */
export interface ComparisonCopy {
  readonly text: string;
  /** For every UTF-16 unit of `text` the offset of the original unit it came from, plus one entry for the end. */
  readonly offsets: Int32Array;
}

/** T1 of the tokenisation rules. Offsets refer to the original, so that whatever is found can be quoted. */
export function comparisonCopy(original: string): ComparisonCopy {
  const composed = original.normalize('NFC') === original;
  if (composed && !changes.test(original)) return { text: original, offsets: identity(original.length) };
  return composed ? rewrite(original, units(original)) : rewrite(original, clusters(original));
}

const changes = /[\u2018\u2019\u02BC\u201C-\u201F\u2026\u00A0\u2007\u202F\u00AD\u200B-\u200D\u2060\uFEFF\r]/;

/** A letter with its marks, a run of Hangul jamo, or any other single character: the pieces NFC composes within. */
const cluster = /[\u1100-\u11FF]+|[^\p{M}]\p{M}*|\p{M}+/gsu;

/** An invisible joiner is kept where it holds an emoji together. */
const joinsEmoji = /(?:\p{Extended_Pictographic}|\uFE0F|\p{EMod})$/u;

interface Piece {
  readonly text: string;
  readonly at: number;
}

function* units(original: string): Generator<Piece> {
  for (let at = 0; at < original.length; at += 1) yield { text: original.charAt(at), at };
}

function* clusters(original: string): Generator<Piece> {
  for (const match of original.matchAll(cluster)) {
    const normal = match[0].normalize('NFC');
    if (normal.length === match[0].length) {
      for (let unit = 0; unit < normal.length; unit += 1) yield { text: normal.charAt(unit), at: match.index + unit };
    } else {
      for (let unit = 0; unit < normal.length; unit += 1) yield { text: normal.charAt(unit), at: match.index };
    }
  }
}

function rewrite(original: string, pieces: Iterable<Piece>): ComparisonCopy {
  const parts: string[] = [];
  const offsets: number[] = [];
  for (const { text, at } of pieces) {
    const form = comparisonForm(text, original, at);
    for (let unit = 0; unit < form.length; unit += 1) offsets.push(at);
    if (form !== '') parts.push(form);
  }
  offsets.push(original.length);
  return { text: parts.join(''), offsets: Int32Array.from(offsets) };
}

function comparisonForm(unit: string, original: string, at: number): string {
  switch (unit) {
    case '\u2018':
    case '\u2019':
    case '\u02BC':
      return "'";
    case '\u201C':
    case '\u201D':
    case '\u201E':
    case '\u201F':
      return '"';
    case '\u2026':
      return '...';
    case '\u00A0':
    case '\u2007':
    case '\u202F':
      return ' ';
    case '\u00AD':
    case '\u200B':
    case '\u200C':
    case '\u2060':
    case '\uFEFF':
      return '';
    case '\u200D':
      return joinsEmoji.test(original.slice(Math.max(0, at - 2), at)) ? unit : '';
    case '\r':
      return original.charAt(at + 1) === '\n' ? '' : '\n';
    default:
      return unit;
  }
}

function identity(length: number): Int32Array {
  const offsets = new Int32Array(length + 1);
  for (let at = 0; at <= length; at += 1) offsets[at] = at;
  return offsets;
}
