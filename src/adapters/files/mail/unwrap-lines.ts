const narrowest = 58;
const widest = 80;
/** Lines that were begun on purpose. */
const ownLine = /^(?:[>\s]|[-*•·–] |\d{1,3}[.)] |--|\p{Lu}[\p{L}-]{1,15}:)/u;
const endsSentence = /[.!?:…]["”’')]{0,2}$/u;

/**
 * What a line break is: `own` where the next word would have fitted on the line before, so the writer made it; `wrap` where it would not and a
 * sentence goes on; `either` where it would not and a sentence ends there, too.
 */
type Break = 'own' | 'wrap' | 'either';

/**
 * Joins lines that a mail program broke at a fixed width (72, 76 or so): those breaks are its own, not the writer's. Nothing is joined unless
 * breaks within sentences show that there is a width, and that the writer does not break sentences at will, as in verse.
 */
export function unwrapLines(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const width = lines.reduce(
    (most, line) => (line.startsWith('>') || line.length > widest ? most : Math.max(most, line.length)),
    0,
  );
  if (width < narrowest) return text;
  const breaks = lines.map((line, at) => breakBefore(lines[at - 1] ?? '', line, width));
  const goesOn = (line: string, at: number): boolean =>
    /^\p{Ll}/u.test(line) && /[\p{L}\p{N},]$/u.test(lines[at - 1] ?? '');
  const within = lines.filter((line, at) => breaks[at] === 'wrap' && goesOn(line, at)).length;
  const atWill = lines.filter((line, at) => breaks[at] === 'own' && at > 0 && goesOn(line, at)).length;
  if (within === 0 || atWill > within) return text;

  const joined: string[] = [];
  for (const [at, line] of lines.entries()) {
    const isJoined = breaks[at] === 'wrap' || (breaks[at] === 'either' && isFilled(lines, breaks, at));
    if (isJoined) joined.push(`${joined.pop() ?? ''} ${line}`);
    else joined.push(line);
  }
  return joined.join('\n');
}

function breakBefore(before: string, line: string, width: number): Break {
  if (before === '' || line === '' || before.length > widest || before.startsWith('>') || ownLine.test(line))
    return 'own';
  const firstWord = line.indexOf(' ');
  if (before.length + 1 + (firstWord < 0 ? line.length : firstWord) <= width) return 'own';
  return endsSentence.test(before) ? 'either' : 'wrap';
}

/** Whether the paragraph around a line has no break of the writer's: then a sentence that ends at the margin is chance. */
function isFilled(lines: readonly string[], breaks: readonly Break[], at: number): boolean {
  let start = at;
  while (start > 0 && lines[start - 1] !== '' && at - start < 40) start -= 1;
  for (let next = start + 1; next < lines.length && lines[next] !== '' && next - start < 80; next += 1)
    if (breaks[next] === 'own') return false;
  return true;
}
