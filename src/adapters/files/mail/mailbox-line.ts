/** `From somebody Mon May  3 10:12:00 2021`, the line that begins a message in an mbox file; time and year in any order and zone. */
const dated = /^From .{0,300}\d{1,2}:\d{2}.{0,60}\d{2}/;
const header = /^[!-9;-~]{1,76}[ \t]{0,2}:/;

/** Whether a line begins a message. Writers differ and bodies hold "From " too, so the line after it decides: it must be a header. */
export function isMailboxLine(line: string, next: string, isAfterEmptyLine: boolean): boolean {
  if (!line.startsWith('From ') || !(looksLikeHeaderLine(next) || next.startsWith('>From '))) return false;
  return isAfterEmptyLine || dated.test(line);
}

export function looksLikeHeaderLine(line: string): boolean {
  return header.test(line);
}

/** Whether a text begins as an mbox file does. */
export function startsMailbox(text: string): boolean {
  const [first = '', second = ''] = text.replace(/^[\r\n]+/, '').split(/\r?\n/, 2);
  return isMailboxLine(first, second, true);
}
