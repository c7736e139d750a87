import { isClosingLine, nameAfterClosing } from './closing-lines.ts';

const nameShape =
  /^(?:\p{Lu}[\p{L}\p{M}'’-]{0,20}\.?)(?: (?:\p{Lu}[\p{L}\p{M}'’-]{0,20}\.?|van|von|de|del|da|der|den|la|le|bin|al)){0,3}$/u;
const lowerName = /^[\p{Ll}][\p{L}\p{M}]{0,15}$/u;
const leadingDash = /^(?:[-–—~*/]{1,2} ?|x ?)(?=\p{L})/u;
/** Kisses behind a name are style, not part of it. */
const kisses = / (?:x{1,5}|(?:xo)+x?)$/i;
const mostLines = 6;
const maskToken = /\[[A-Z]+\]/;

/** The name a person usually signs these texts with, or null. Ties go to the name seen first. Linear in the number of texts. */
export function findSignature(texts: readonly string[], authorName: string | null): string | null {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const name = signOffOf(text, authorName);
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  let best: string | null = null;
  for (const [name, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = name;
  return best;
}

/** The name a single text is signed with: after a closing (`Cheers,⏎Ada`, `Thanks, Ada`, `– Ada`), or the author's own name on the last line. */
export function signOffOf(text: string, authorName: string | null): string | null {
  const lines = lastLines(text);
  for (let at = lines.length - 1; at > 0; at -= 1) {
    const line = (lines[at] ?? '').replace(/[,.!]$/, '').replace(kisses, '');
    const name = line.replace(leadingDash, '');
    const own = isOwnName(name, authorName);
    const closed = isClosingLine(lines[at - 1] ?? '');
    if ((closed || own || name !== line) && looksLikeName(name, closed || own)) return name;
    const inline = nameAfterClosing(line);
    if (inline !== null && looksLikeName(inline, isOwnName(inline, authorName))) return inline;
  }
  return null;
}

/** Whether a line could be a name standing alone: one to four capitalised words, no digits, no end of sentence. */
export function looksLikeName(line: string, lowerCaseToo = false): boolean {
  if (line.length === 0 || line.length > 40 || maskToken.test(line) || isClosingLine(line)) return false;
  return nameShape.test(line) || (lowerCaseToo && lowerName.test(line));
}

/** The last lines that hold text. The first line of a text is a greeting or a sentence, so a name is sought after it. */
function lastLines(text: string): readonly string[] {
  let start = text.length;
  for (let count = 0; count < 2 * mostLines && start > 0; count += 1) start = text.lastIndexOf('\n', start - 1);
  return text
    .slice(Math.max(0, start))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length > 0)
    .slice(-mostLines);
}

function isOwnName(line: string, authorName: string | null): boolean {
  if (authorName === null || line.length === 0 || line.length > 40) return false;
  const own = authorName
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((part) => part.length > 0);
  const initials = own.map((part) => part.slice(0, 1)).join('');
  const words = line
    .toLowerCase()
    .replaceAll('.', ' ')
    .split(/\s+/)
    .filter((part) => part.length > 0);
  return (
    words.length > 0 &&
    (words.every((word) => own.includes(word)) ||
      words.join('') === initials ||
      (words.length === 1 && words[0] === initials.slice(0, 1)))
  );
}
