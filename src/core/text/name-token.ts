/** A word of a text with what its surroundings say of its capital. */
export interface NameToken {
  /** Without a possessive or contracted ending: `Ada` of `Ada’s`. */
  readonly word: string;
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** What was cut off, such as `’s`. */
  readonly ending: string;
  readonly form: 'lower' | 'capital' | 'capitals';
  /** At the beginning of a sentence or line a capital says nothing. */
  readonly opens: boolean;
  /** In a line whose words nearly all have a capital, such as a heading, neither. */
  readonly inHeading: boolean;
}

const wordShape = /\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/gu;
const contraction = /(?:n['’]t|['’](?:s|m|re|ve|ll|d|em))$/iu;
const opening = /(?:^|[\n.!?:;…•]["'”’)\]]*\s*|^\s*[-–—*>]\s*)["'“‘([*_–—-]*\s*$/u;

/** The words of a text, in order. Linear in its length. */
export function nameTokens(text: string): readonly NameToken[] {
  const headings = new Map<number, boolean>();
  let line = 0;
  let lineStart = 0;
  const lines = text.split('\n');
  const isHeading = (): boolean => {
    const known = headings.get(line) ?? looksLikeHeading(lines[line] ?? '');
    headings.set(line, known);
    return known;
  };
  const tokens: NameToken[] = [];
  for (const match of text.matchAll(wordShape)) {
    while (match.index > lineStart + (lines[line]?.length ?? 0)) {
      lineStart += (lines[line]?.length ?? 0) + 1;
      line += 1;
    }
    const [whole] = match;
    const ending = contraction.exec(whole)?.[0] ?? '';
    const word = whole.slice(0, whole.length - ending.length);
    if (word === '' || isMask(text, match.index, whole.length)) continue;
    tokens.push({
      word,
      key: word.toLowerCase().replaceAll('’', "'"),
      start: match.index,
      end: match.index + word.length,
      ending,
      form: formOf(word),
      opens:
        opening.test(text.slice(Math.max(lineStart, match.index - 12), match.index)) &&
        !afterAbbreviation(text, match.index),
      inHeading: isHeading(),
    });
  }
  return tokens;
}

function formOf(word: string): NameToken['form'] {
  if (!/^\p{Lu}/u.test(word)) return 'lower';
  return word.length > 1 && word === word.toUpperCase() ? 'capitals' : 'capital';
}

/** `[EMAIL]` and its like are no words, nor are the letters of a code such as `x7_b`. */
function isMask(text: string, at: number, length: number): boolean {
  const [before, after] = [text.charAt(at - 1), text.charAt(at + length)];
  return (before === '[' && after === ']') || /[\p{N}_=]/u.test(before) || /[\p{N}_=]/u.test(after);
}

/** An initial's full stop, or that of `Mr.`, ends no sentence. */
function afterAbbreviation(text: string, at: number): boolean {
  return /(?:^|[^\p{L}])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|Sra|Mme|Hr|Fr|vs|cf|e\.g|i\.e)\. ?$/u.test(
    text.slice(Math.max(0, at - 7), at),
  );
}

function looksLikeHeading(line: string): boolean {
  const words = line.match(/\p{L}[\p{L}\p{M}'’]{3,}/gu) ?? [];
  return words.length >= 3 && words.filter((word) => /^\p{Lu}/u.test(word)).length >= words.length * 0.8;
}
