const narrowest = 58;
const widest = 80;
/** Lines that were begun on purpose. */
const ownLine = /^(?:[>\s]|[-*•·–] |\d{1,3}[.)] |--|[\p{L} ]{2,20}:)/u;

/**
 * Joins lines that a mail program broke at a fixed width (72, 76 or so): the breaks are its own, not the writer's. A break counts as the
 * program's where the next word would not have fitted; nothing is joined unless a third of such breaks stand within sentences.
 */
export function unwrapLines(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const width = lines.reduce(
    (most, line) => (line.startsWith('>') || line.length > widest ? most : Math.max(most, line.length)),
    0,
  );
  if (width < narrowest) return text;
  let wraps = 0;
  let midSentence = 0;
  const joins = lines.map((line, at) => {
    const before = lines[at - 1] ?? '';
    if (!isWrapped(before, line, width)) return false;
    wraps += 1;
    if (/[\p{L}\p{N},]$/u.test(before) && /^\p{Ll}/u.test(line)) midSentence += 1;
    return true;
  });
  if (midSentence === 0 || midSentence * 3 < wraps) return text;
  const joined: string[] = [];
  for (const [at, line] of lines.entries()) {
    if (joins[at]) joined.push(`${joined.pop() ?? ''} ${line}`);
    else joined.push(line);
  }
  return joined.join('\n');
}

function isWrapped(before: string, line: string, width: number): boolean {
  if (before === '' || line === '' || before.length > widest || before.startsWith('>') || ownLine.test(line))
    return false;
  const firstWord = line.indexOf(' ');
  return before.length + 1 + (firstWord < 0 ? line.length : firstWord) > width;
}
