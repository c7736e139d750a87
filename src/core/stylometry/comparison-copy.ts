/** A text as it is compared: composed (NFC), with one form of apostrophe, double quote, ellipsis, space and line break, and without invisible characters. */
export interface ComparisonCopy {
  readonly text: string;
  /** For every UTF-16 unit of `text` the offset of the original unit it came from, plus one entry for the end. */
  readonly offsets: Int32Array;
}

/**
 * T1 of the tokenisation rules. Offsets refer to the original, so that whatever is found can be quoted.
 * The copy of a copy is that copy.
 */
export function comparisonCopy(original: string): ComparisonCopy {
  const plain = changes.test(original)
    ? replaceForms(original)
    : { text: original, offsets: identity(original.length) };
  // Last, because a letter and its accent may stand apart only by an invisible character.
  return plain.text.normalize('NFC') === plain.text ? plain : compose(plain);
}

/** Whether the comparison copy leaves the character out where it ends a token: soft hyphens, zero-width characters, marks of writing direction. */
export function isLeftOut(character: string): boolean {
  return invisible.test(character) || character === '\u200D' || character === '\r';
}

const changes =
  /[\u2018\u2019\u02BC\u201C-\u201F\u2026\u00A0\u2007\u202F\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\r]/;
const invisible = /^[\u00AD\u061C\u180E\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]$/;

/** The pieces NFC composes within: a run of Hangul jamo with the syllable before, a letter with its marks, or any other single character. */
const cluster = /[\uAC00-\uD7A3]?[\u1100-\u11FF]+|[^\p{M}]\p{M}*|\p{M}+/gsu;

/** An invisible joiner is kept where it holds an emoji together. */
const joinsEmoji = /(?:\p{Extended_Pictographic}|\uFE0F|\p{EMod})$/u;

function replaceForms(original: string): ComparisonCopy {
  const parts: string[] = [];
  const offsets: number[] = [];
  for (let at = 0; at < original.length; at += 1) {
    const form = comparisonForm(original, at);
    for (let unit = 0; unit < form.length; unit += 1) offsets.push(at);
    if (form !== '') parts.push(form);
  }
  offsets.push(original.length);
  return { text: parts.join(''), offsets: Int32Array.from(offsets) };
}

function compose({ text, offsets }: ComparisonCopy): ComparisonCopy {
  const parts: string[] = [];
  const moved: number[] = [];
  for (const { 0: found, index } of text.matchAll(cluster)) {
    const normal = found.normalize('NFC');
    const isSameLength = normal.length === found.length;
    for (let unit = 0; unit < normal.length; unit += 1) moved.push(offsets[isSameLength ? index + unit : index] ?? 0);
    parts.push(normal);
  }
  moved.push(offsets[text.length] ?? 0);
  return { text: parts.join(''), offsets: Int32Array.from(moved) };
}

function comparisonForm(original: string, at: number): string {
  const unit = original.charAt(at);
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
    case '\u200D':
      return joinsEmoji.test(original.slice(Math.max(0, at - 2), at)) ? unit : '';
    case '\r':
      return original.charAt(at + 1) === '\n' ? '' : '\n';
    default:
      return invisible.test(unit) ? '' : unit;
  }
}

function identity(length: number): Int32Array {
  const offsets = new Int32Array(length + 1);
  for (let at = 0; at <= length; at += 1) offsets[at] = at;
  return offsets;
}
