import {
  attribution,
  attributionStart,
  bareAttribution,
  fromLabel,
  headerLabel,
  notesLine,
  notesName,
  quotedLine,
  separatorLine,
} from './quote-patterns.ts';

export interface StrippedQuotes {
  readonly lines: readonly string[];
  /** Whether anything of another person's was taken out. */
  readonly removed: boolean;
}

const longestMarker = 400;

/**
 * Takes out what the writer quotes or forwards. Lines marked `>` go everywhere. In mail (`form: 'mail'`) an announcement without
 * marked lines below cuts the rest, as Outlook quotes; answers written between marked quotes stay.
 */
export function stripQuotes(lines: readonly string[], form: 'mail' | 'plain'): StrippedQuotes {
  const unmarked: string[] = [];
  const quoteFollows: boolean[] = [];
  for (const line of lines) {
    if (quotedLine.test(line)) markLast(unmarked, quoteFollows);
    else {
      unmarked.push(line);
      quoteFollows.push(false);
    }
  }
  const kept: string[] = [];
  let at = 0;
  while (at < unmarked.length) {
    const line = unmarked[at] ?? '';
    if (line.length === 0 || line.length > longestMarker) {
      kept.push(line);
      at += 1;
      continue;
    }
    if (separatorLine.test(line)) break;
    if (startsHeaderBlock(unmarked, at, form)) {
      if (notesName.test(kept.at(-1) ?? '')) kept.pop();
      break;
    }
    const announced = announcedLines(unmarked, quoteFollows, at);
    if (announced === 0 || (form === 'plain' && !quoteFollows[at + announced - 1])) {
      kept.push(line);
      at += 1;
      continue;
    }
    if (!quoteFollows[at + announced - 1]) break;
    at += announced;
  }
  return { lines: kept, removed: kept.length < lines.length };
}

/** A marked line belongs to the last line of text before it, over empty lines. */
function markLast(unmarked: readonly string[], quoteFollows: boolean[]): void {
  let at = unmarked.length - 1;
  if (at >= 0 && unmarked[at] === '') at -= 1;
  if (at >= 0) quoteFollows[at] = true;
}

function startsHeaderBlock(lines: readonly string[], at: number, form: 'mail' | 'plain'): boolean {
  const line = lines[at] ?? '';
  if (fromLabel.test(line)) return countLabels(lines, at + 1, 8) >= (form === 'mail' ? 2 : 3);
  return form === 'mail' && notesLine.test(line) && countLabels(lines, at + 1, 5) >= 2;
}

function countLabels(lines: readonly string[], from: number, within: number): number {
  let count = 0;
  for (let at = from; at < Math.min(lines.length, from + within); at += 1) {
    const line = lines[at] ?? '';
    if (line.length <= longestMarker && headerLabel.test(line)) count += 1;
  }
  return count;
}

/** How many lines from here announce a quotation: mail programs break a long announcement over up to three lines. */
function announcedLines(lines: readonly string[], quoteFollows: readonly boolean[], at: number): number {
  const first = (lines[at] ?? '').trim();
  if (quoteFollows[at] && bareAttribution.test(first)) return 1;
  if (!first.includes(' ')) return 0;
  if (attribution.test(first)) return namesDateOrAddress(first) ? 1 : 0;
  if (!attributionStart.test(first)) return 0;
  let joined = first;
  for (let count = 2; count <= 3; count += 1) {
    const next = (lines[at + count - 1] ?? '').trim();
    if (next === '' || joined.length + next.length > longestMarker) return 0;
    joined = `${joined} ${next}`;
    if (attribution.test(joined) && namesDateOrAddress(joined)) return count;
  }
  return 0;
}

function namesDateOrAddress(line: string): boolean {
  return /\d|@|\[EMAIL\]/.test(line);
}
