/** Control characters but tab and line feed, zero-width marks, byte-order mark, direction marks, tag characters: traces of transport, not of writing. */
const traces =
  /(?![\n\t])\p{Cc}|\u034f|[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const spaceAtLineEnd = /[ \t](?:\n|$)/;
const foreignLineEnds = /[\r\v\f\u0085\u2028\u2029]/g;
const foreignSpaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const plainAscii = /^[\n\t\u0020-\u007e]*$/;

/**
 * One form for what software varies and people do not: line feeds, NFC, plain spaces, no invisible marks, at most one empty line.
 * Punctuation stays as it was typed: curly quotes, dashes and ellipses are style. Lone surrogates become U+FFFD.
 */
export function normalizeText(text: string): string {
  const unified = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
  return tidyLines(plainAscii.test(unified) ? unified : unifyCharacters(unified));
}

function unifyCharacters(text: string): string {
  return text
    .replace(foreignLineEnds, '\n')
    .replace(traces, '')
    .replace(foreignSpaces, ' ')
    .toWellFormed()
    .normalize('NFC');
}

/** Removes space at line ends, keeps at most one empty line between lines, none at the ends. */
export function tidyLines(text: string): string {
  const trimmed = spaceAtLineEnd.test(text) ? trimEveryLine(text) : text;
  return trimmed
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '')
    .trimEnd();
}

function trimEveryLine(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
