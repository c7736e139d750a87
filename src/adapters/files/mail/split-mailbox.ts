import { type MailHeader, parseMailHeader } from './mail-header.ts';
import { isMailboxLine } from './mailbox-line.ts';

/** A mail of a mailbox; `raw` is null where its body was not wanted. */
export interface MailboxMessage {
  /** From 1. */
  readonly number: number;
  readonly header: MailHeader;
  /** Header and body with `>From ` unescaped; cut at `longestMessage`, which keeps the text and loses attachments behind it. */
  readonly raw: Buffer | null;
}

export interface MailboxSplitter {
  /** Messages that end in or before this piece. */
  push(chunk: Buffer): readonly MailboxMessage[];
  /** The last message. */
  end(): readonly MailboxMessage[];
}

const longestMessage = 4 * 1024 * 1024;
const longestHeader = 256 * 1024;
const longestFromLine = 500;
/** A body that Content-Length (mboxcl2) declares is taken on its word up to this size; beyond it, and where the word is false, lines decide. */
const longestTrusted = 8 * 1024 * 1024;
const newline = 10;
const mark = Buffer.from('\nFrom ');

/**
 * Cuts an mbox file (mboxo, mboxrd, mboxcl, mboxcl2) into mails without holding more than one of them: the header decides by `wants` whether
 * a body is kept at all. mbox-reader was measured at 973 MB of memory for one mail of 200 MB and cuts at every unescaped "From ";
 * see docs/decisions/0004-reading-texts.md.
 */
export function createMailboxSplitter(wants: (header: MailHeader) => boolean): MailboxSplitter {
  let held: Buffer = Buffer.alloc(0);
  let number = 0;
  let current: OpenMessage | null = null;

  const finish = (out: MailboxMessage[]): void => {
    if (current !== null)
      out.push({
        number: current.number,
        header: current.header,
        raw: current.isWanted ? unescapeFrom(trimEnd(Buffer.concat(current.parts))) : null,
      });
    current = null;
  };

  const read = (bytes: Buffer, isEnd: boolean, out: MailboxMessage[]): Buffer => {
    let at = 0;
    while (at < bytes.length) {
      if (current === null) {
        const start = messageStart(bytes, at, isEnd);
        if (start === null) return bytes.subarray(at);
        if (start < 0) return Buffer.alloc(0);
        const header = headerAt(bytes, start, isEnd);
        if (header === null) return bytes.subarray(at);
        number += 1;
        current = openMessage(number, bytes.subarray(start, header), wants);
        at = header;
        continue;
      }
      const separator = findSeparator(bytes, at, isEnd, current);
      keep(current, bytes.subarray(at, separator.at));
      at = separator.at;
      if (separator.kind === 'more') return bytes.subarray(at);
      finish(out);
    }
    return Buffer.alloc(0);
  };

  return {
    push(chunk) {
      const out: MailboxMessage[] = [];
      // A copy of its own, so that a few held bytes do not keep the whole chunk alive.
      held = Buffer.from(read(held.length === 0 ? chunk : Buffer.concat([held, chunk]), false, out));
      return out;
    },
    end() {
      const out: MailboxMessage[] = [];
      read(held, true, out);
      finish(out);
      held = Buffer.alloc(0);
      return out;
    },
  };
}

interface OpenMessage {
  readonly number: number;
  readonly header: MailHeader;
  readonly isWanted: boolean;
  readonly parts: Buffer[];
  size: number;
  /** Whether nothing of the body was read yet. */
  isFresh: boolean;
  /** Bytes of the body that Content-Length still covers; 0 where it says nothing or was found false. */
  trusted: number;
}

function openMessage(number: number, raw: Buffer, wants: (header: MailHeader) => boolean): OpenMessage {
  const header = parseMailHeader(raw.toString('latin1'));
  const isWanted = wants(header);
  const declared = Number(header.get('content-length') ?? 0);
  const trusted = Number.isInteger(declared) && declared > 0 && declared <= longestTrusted ? declared : 0;
  return {
    number,
    header,
    isWanted,
    parts: isWanted ? [Buffer.from(raw)] : [],
    size: raw.length,
    isFresh: true,
    trusted,
  };
}

function keep(message: OpenMessage, bytes: Buffer): void {
  if (bytes.length > 0) message.isFresh = false;
  message.trusted = Math.max(0, message.trusted - bytes.length);
  if (!message.isWanted || message.size >= longestMessage) return;
  message.parts.push(Buffer.from(bytes.subarray(0, longestMessage - message.size)));
  message.size += bytes.length;
}

/** Where the header of the next message begins: behind its "From " line, or at once where a file lacks it. Null: more bytes are needed; −1: nothing follows. */
function messageStart(bytes: Buffer, from: number, isEnd: boolean): number | null {
  let at = from;
  while (at < bytes.length && (bytes[at] === newline || bytes[at] === 13)) at += 1;
  if (at >= bytes.length) return isEnd ? -1 : null;
  if (bytes.length - at < 5 && !isEnd) return null;
  if (bytes.toString('latin1', at, at + 5) !== 'From ') return at;
  const end = bytes.indexOf(newline, at);
  if (end < 0) return isEnd ? -1 : bytes.length - at > longestHeader ? at : null;
  return end + 1;
}

/** Where the body begins, behind the empty line or at another message's "From " line; null where more bytes are needed. */
function headerAt(bytes: Buffer, start: number, isEnd: boolean): number | null {
  for (let at = start; at - start < longestHeader; ) {
    const end = bytes.indexOf(newline, at);
    if (end < 0) return isEnd ? bytes.length : bytes.length - start > longestHeader ? start + longestHeader : null;
    if (end === at || (end === at + 1 && bytes[at] === 13)) return end + 1;
    // A message cut off in its header, the next one at its heels.
    if (bytes[at] === 70 && bytes.toString('latin1', at, at + 5) === 'From ') {
      const judged = judge(bytes, at, isEnd);
      if (judged === 'more') return null;
      if (judged === 'yes') return at;
    }
    at = end + 1;
  }
  return start + longestHeader;
}

/** `found`: a message ends at `at`. `more`: everything before `at` is body, the rest has to be seen with what follows. */
function findSeparator(
  bytes: Buffer,
  from: number,
  isEnd: boolean,
  message: OpenMessage,
): { readonly kind: 'found' | 'more'; readonly at: number } {
  // Behind a header without body the separator's line feed is already read.
  let candidate =
    message.isFresh && bytes.length - from >= 5 && bytes.toString('latin1', from, from + 5) === 'From '
      ? from
      : next(bytes, from);
  if (message.isFresh && bytes.length - from < 5 && !isEnd) return { kind: 'more', at: from };
  while (candidate >= 0) {
    const judged = judge(bytes, candidate, isEnd);
    if (judged === 'more') return { kind: 'more', at: Math.max(from, candidate - 2) };
    if (judged === 'yes') {
      const declaredEnd = from + message.trusted;
      if (candidate >= declaredEnd) return { kind: 'found', at: candidate };
      // Inside the declared body: wait for its end and believe it only where a message begins there.
      if (declaredEnd + longestFromLine > bytes.length && !isEnd) return { kind: 'more', at: from };
      if (!endsAt(bytes, declaredEnd, isEnd)) {
        message.trusted = 0;
        return { kind: 'found', at: candidate };
      }
    }
    candidate = next(bytes, candidate);
  }
  // The last bytes may begin a separator; empty lines before it tell how it is judged.
  return isEnd
    ? { kind: 'found', at: bytes.length }
    : { kind: 'more', at: Math.max(from, bytes.length - mark.length - 2) };
}

function next(bytes: Buffer, from: number): number {
  const found = bytes.indexOf(mark, from);
  return found < 0 ? -1 : found + 1;
}

function judge(bytes: Buffer, at: number, isEnd: boolean): 'yes' | 'no' | 'more' {
  const end = bytes.indexOf(newline, at);
  if (end < 0 || end - at > longestFromLine)
    return end < 0 && !isEnd && bytes.length - at <= longestFromLine ? 'more' : 'no';
  if (!isEnd && bytes.length - end < 90) return 'more';
  const line = bytes.toString('latin1', at, end).trimEnd();
  const following = bytes.toString('latin1', end + 1, end + 90).split('\n', 1)[0] ?? '';
  return isMailboxLine(line, following, isEmptyLineBefore(bytes, at)) ? 'yes' : 'no';
}

function isEmptyLineBefore(bytes: Buffer, at: number): boolean {
  if (at < 2) return at === 0;
  return bytes[at - 2] === newline || (bytes[at - 2] === 13 && at >= 3 && bytes[at - 3] === newline);
}

/** Whether nothing, or the next message, begins here or after the empty line a writer may add. */
function endsAt(bytes: Buffer, at: number, isEnd: boolean): boolean {
  // A length that reaches far beyond the file was never true.
  if (at > bytes.length + 2) return false;
  let start = at;
  while (start < bytes.length && start - at < 4 && (bytes[start] === newline || bytes[start] === 13)) start += 1;
  if (start >= bytes.length) return true;
  return bytes.toString('latin1', start, start + 5) === 'From ' && judge(bytes, start, isEnd) === 'yes';
}

function trimEnd(raw: Buffer): Buffer {
  let end = raw.length;
  while (end > 0 && (raw[end - 1] === newline || raw[end - 1] === 13)) end -= 1;
  return raw.subarray(0, Math.min(raw.length, end + 1));
}

/** mboxrd: a body line of `>`s before "From " has one more than was written. */
function unescapeFrom(raw: Buffer): Buffer {
  if (!raw.includes('>From ')) return raw;
  return Buffer.from(raw.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1');
}
