/** A text that quotes are sought in. */
export interface QuotableText {
  readonly id: string;
  readonly original: string;
  readonly normal: NormalText;
}

export interface QuoteSources {
  /** The person's inference texts. */
  readonly own: readonly QuotableText[];
  /** Other people's texts and the model's own voice: a quote that stands only there is refused. */
  readonly others: readonly QuotableText[];
}

export type CheckedQuote =
  | {
      readonly kind: 'found';
      readonly textId: string;
      /** UTF-16 offsets into the original text, end exclusive. */
      readonly start: number;
      readonly end: number;
      /** It stands in another text of the person than the one that was named. */
      readonly misattributed: boolean;
    }
  | { readonly kind: 'refused'; readonly reason: 'too-short' | 'other-person' | 'not-found' };

/**
 * Prepares a text once for many quotes. `shown` is the text as a model saw it, where other names stood for its names, a word for a word:
 * quotes are sought there and found in the original.
 */
export function quotable({
  id,
  text,
  shown = text,
}: {
  readonly id: string;
  readonly text: string;
  readonly shown?: string;
}): QuotableText {
  if (shown === text) return { id, original: text, normal: normalise(text) };
  const { text: normal, offsets } = normalise(shown);
  const toOriginal = matchWords(shown, text);
  return { id, original: text, normal: { text: normal, offsets: offsets.map(toOriginal) } };
}

/**
 * Finds a quote word for word, whatever its quotation marks, dashes, spaces and invisible characters (hypotheses.md 6.6).
 * `textId` is the text the model named, or null where it named none.
 */
export function checkQuote(
  { quote, textId }: { readonly quote: string; readonly textId: string | null },
  { own, others }: QuoteSources,
): CheckedQuote {
  const wanted = normalise(quote).text;
  if ((wanted.match(/[\p{L}\p{N}]+(?:['.,:-][\p{L}\p{N}]+)*/gu) ?? []).length < fewestWords)
    return { kind: 'refused', reason: 'too-short' };
  const named = own.filter(({ id }) => id === textId);
  for (const source of [...named, ...own]) {
    const at = wholeWordIndex(source.normal.text, wanted);
    if (at < 0) continue;
    const { start, end } = originalSpan(source, at, wanted.length);
    return { kind: 'found', textId: source.id, start, end, misattributed: textId !== null && source.id !== textId };
  }
  const foreign = others.some(({ normal }) => wholeWordIndex(normal.text, wanted) >= 0);
  return { kind: 'refused', reason: foreign ? 'other-person' : 'not-found' };
}

const fewestWords = 3;

interface NormalText {
  readonly text: string;
  /** For every unit of `text` the place of the original it came from. */
  readonly offsets: readonly number[];
}

const apostrophe = /^[\u0060\u00B4\u2018-\u201B\u02BC\u02B9\u2032\uFF07]$/u;
const doubleQuote = /^[\u201C-\u201F\u2033\u00AB\u00BB\uFF02]$/u;
const dash = /^[-\u2010-\u2015\u2212\u2E3A\u2E3B\uFE58\uFE63\uFF0D]$/u;
const invisible = /^[\u00AD\u200B-\u200F\u2060\uFEFF]$/u;
/** A character with the marks that combine with it, which NFKC composes. */
const cluster = /\r\n|[^\p{M}]\p{M}*|\p{M}+/gsu;

function normalise(original: string): NormalText {
  const units: string[] = [];
  const offsets: number[] = [];
  for (const match of original.matchAll(cluster)) {
    for (const unit of normalForm(match[0])) {
      const isSpace = unit === ' ';
      const last = units.at(-1);
      // Runs of spaces and of dashes count as one; a text does not begin with a space.
      if ((isSpace && (last === ' ' || last === undefined)) || (unit === '-' && last === '-')) continue;
      units.push(unit);
      offsets.push(match.index);
    }
  }
  while (units.at(-1) === ' ') {
    units.pop();
    offsets.pop();
  }
  return { text: units.join(''), offsets };
}

/** From a place in one text to that of the same word in the other; inside a word that differs, to its beginning. */
function matchWords(from: string, to: string): (place: number) => number {
  const [ours, theirs] = [from, to].map((text) => text.split(betweenWords));
  const starts: { readonly from: number; readonly to: number; readonly same: boolean }[] = [];
  let at = 0;
  let other = 0;
  for (const [index, piece] of (ours ?? []).entries()) {
    const match = theirs?.[index] ?? '';
    starts.push({ from: at, to: other, same: piece === match });
    at += piece.length;
    other += match.length;
  }
  let near = 0;
  return (place) => {
    if ((starts[near]?.from ?? 0) > place) near = 0;
    while ((starts[near + 1]?.from ?? Number.POSITIVE_INFINITY) <= place) near += 1;
    const start = starts[near];
    return start === undefined ? place : start.to + (start.same ? place - start.from : 0);
  };
}

const betweenWords = /((?:(?!['’-])[^\p{L}\p{M}])+)/u;

/** UTF-16 units of one cluster. */
function normalForm(piece: string): string[] {
  if (invisible.test(piece)) return [];
  if (apostrophe.test(piece)) return ["'"];
  if (doubleQuote.test(piece)) return ['"'];
  if (dash.test(piece)) return ['-'];
  if (/^\s+$/u.test(piece)) return [' '];
  const composed = piece.normalize('NFKC').replace(/[\u200B-\u200F\u00AD\u2060\uFEFF]/gu, '');
  return composed.split('').map((unit) => (/\s/u.test(unit) ? ' ' : unit));
}

/** Where `wanted` stands with no word cut at either end, or −1: "art of it" does not stand in "part of it". */
function wholeWordIndex(text: string, wanted: string): number {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (!joins(text, at, wanted.at(0)) && !joins(text, at + wanted.length, wanted.at(-1))) return at;
  }
  return -1;
}

/** Whether a word runs across the place. */
function joins(text: string, at: number, edge: string | undefined): boolean {
  const letter = /[\p{L}\p{N}]/u;
  return edge !== undefined && letter.test(edge) && letter.test(text.charAt(at - 1)) && letter.test(text.charAt(at));
}

function originalSpan({ original, normal }: QuotableText, at: number, length: number): { start: number; end: number } {
  const start = normal.offsets[at] ?? 0;
  const lastPlace = normal.offsets[at + length - 1] ?? start;
  // A stand-in's letters all come from the beginning of the name, so the next place may be the same one.
  let after = at + length;
  while ((normal.offsets[after] ?? Number.POSITIVE_INFINITY) <= lastPlace) after += 1;
  const next = normal.offsets[after];
  // The end is where the next kept character begins, less the spaces and invisible characters between.
  const rest = original.slice(lastPlace, next ?? original.length);
  const trimmed = rest.replace(/[\s\u00AD\u200B-\u200F\u2060\uFEFF]+$/u, '');
  return { start, end: lastPlace + Math.max(1, trimmed.length) };
}
