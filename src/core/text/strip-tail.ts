import { isClosingLine, nameAfterClosing } from './closing-lines.ts';
import { looksLikeName } from './find-signature.ts';
import {
  contactMark,
  deviceLine,
  listFooter,
  noticeHeading,
  noticeStems,
  noticeWords,
  postscript,
  ruleLine,
  signatureLine,
} from './tail-patterns.ts';

const longestSignature = 15;
const longestContactLine = 90;
const noticeStart = 1200;

/**
 * Takes out what stands below a text and was not written for it: signatures after `-- `, contact blocks, legal notices, lines of devices
 * and mailing lists. The closing line and the name stay: they are style. Looks at the last lines only, so the cost is linear.
 */
export function stripTail(lines: readonly string[]): readonly string[] {
  const kept = [...lines];
  for (;;) {
    const before = kept.length;
    dropEmptyAndDevice(kept);
    dropAfterSignatureLine(kept);
    dropNotice(kept);
    dropContactBlock(kept);
    if (kept.length === before) return kept;
  }
}

function dropEmptyAndDevice(lines: string[]): void {
  for (;;) {
    const last = lines.at(-1);
    if (last === undefined || (last !== '' && !isTrace(last))) return;
    lines.pop();
  }
}

function isTrace(line: string): boolean {
  return line.length <= 200 && (ruleLine.test(line) || deviceLine.test(line) || signatureLine.test(line));
}

function dropAfterSignatureLine(lines: string[]): void {
  let texts = 0;
  for (let at = lines.length - 1; at > 0 && texts <= longestSignature; at -= 1) {
    const line = lines[at] ?? '';
    if (signatureLine.test(line) || isListFooter(lines, at)) {
      lines.length = at;
      return;
    }
    if (line !== '') texts += 1;
  }
}

function isListFooter(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  const next = lines[at + 1];
  return (
    line.length >= 20 &&
    line.length <= 200 &&
    ruleLine.test(line) &&
    next !== undefined &&
    listFooter.test(next.slice(0, 200))
  );
}

/** A notice and everything below it: its paragraphs stand at the end, and what follows one belongs to it. */
function dropNotice(lines: string[]): void {
  let paragraphs = 0;
  let cut = -1;
  // The first paragraph is never one: lawyers begin their mails with such words.
  for (let at = lines.length - 1; at > 0 && paragraphs < 6; at -= 1) {
    if ((lines[at] ?? '') === '' || (lines[at - 1] ?? '') !== '') continue;
    paragraphs += 1;
    if (isNotice(lines, at)) cut = at;
    else if (cut === -1 && paragraphs > 3) return;
  }
  if (cut >= 0) lines.length = cut;
}

function isNotice(lines: readonly string[], start: number): boolean {
  let paragraph = '';
  for (let at = start; at < lines.length && lines[at] !== '' && paragraph.length < noticeStart; at += 1) {
    paragraph += `${(lines[at] ?? '').slice(0, noticeStart)} `;
  }
  if (noticeHeading.test(paragraph)) return true;
  if (paragraph.length < 60 || !noticeStems.some((stem) => paragraph.includes(stem))) return false;
  return noticeWords.filter((pattern) => pattern.test(paragraph)).length >= 3;
}

/** Lines with a phone number, address or title under the name, or under nothing. */
function dropContactBlock(lines: string[]): void {
  const start = contactStart(lines);
  if (start >= lines.length || start < 1) return;
  const block = lines.slice(start).filter((line) => line !== '');
  const isBlock = block.some((line) => contactMark.test(line)) && block.every(isContactLike);
  if (isBlock) lines.length = start;
}

/** Where a contact block would begin: below closing and name, or below a name that heads the last paragraph; the end where neither is. */
function contactStart(lines: readonly string[]): number {
  const first = Math.max(1, lines.length - longestSignature);
  for (let at = lines.length - 1; at >= first; at -= 1) {
    const line = lines[at] ?? '';
    if (isClosingLine(line)) {
      const name = lines[at + 1] === '' ? at + 2 : at + 1;
      return looksLikeName(lines[name] ?? '', true) ? name + 1 : at + 1;
    }
    if (nameAfterClosing(line) !== null && looksLikeName(nameAfterClosing(line) ?? '', true)) return at + 1;
  }
  let paragraph = lines.length;
  while (paragraph > first && lines[paragraph - 1] !== '') paragraph -= 1;
  if (lines[paragraph - 1] !== '') return lines.length;
  const head = lines[paragraph] ?? '';
  if (looksLikeName(head)) return paragraph + 1;
  return contactMark.test(head) &&
    lines.slice(paragraph).every((line) => contactMark.test(line)) &&
    lines.length - paragraph >= 2
    ? paragraph
    : lines.length;
}

function isContactLike(line: string): boolean {
  if (line.length > longestContactLine || postscript.test(line)) return false;
  const words = line.split(/\s+/).length;
  return (
    contactMark.test(line) ||
    (words <= 9 && !/[.?!…]$/.test(line.replace(/\b(?:Inc|Ltd|Co|Corp|LLC|GmbH|S\.A|Str)\.$/, '')))
  );
}
