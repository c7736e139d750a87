import { isWhatsAppExport } from './chat/whatsapp-messages.ts';
import { decodeBytes, guessEncoding } from './decode-text.ts';
import { looksLikeHeaderLine, startsMailbox } from './mail/mailbox-line.ts';

export type Format =
  | 'mailbox'
  | 'message'
  | 'apple-message'
  | 'markdown'
  | 'html'
  | 'text'
  | 'json'
  | 'json-lines'
  | 'comma-table'
  | 'tab-table'
  | 'whatsapp'
  | 'binary'
  | 'empty';

const byExtension: Readonly<Record<string, Format>> = {
  mbox: 'mailbox',
  mbx: 'mailbox',
  eml: 'message',
  emlx: 'apple-message',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  json: 'json',
  jsonl: 'json-lines',
  ndjson: 'json-lines',
  csv: 'comma-table',
  tsv: 'tab-table',
  tab: 'tab-table',
};

// Beginnings of files that are no text though they may hold no zero byte early on.
const magic = [
  '%PDF-',
  'PK\u0003\u0004',
  '\u0089PNG',
  'GIF8',
  '\u00ff\u00d8\u00ff',
  '\u001f\u008b',
  'Rar!',
  '7z\u00bc\u00af',
  '{\\rtf',
  '\u00d0\u00cf\u0011\u00e0',
  '!BDN',
  'SQLite format 3',
];
const mostControls = 0.02;

/** What a file holds, by its name where that says it and by its first bytes where it does not. */
export function detectFormat(name: string, head: Buffer): Format {
  if (head.length === 0) return 'empty';
  if (isBinary(head)) return 'binary';
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const named = byExtension[extension];
  if (named !== undefined) return named;
  return byContent(head, extension === '' || extension === 'txt' ? 'maybe-mail' : 'text');
}

function byContent(head: Buffer, expected: 'maybe-mail' | 'text'): Format {
  const start = decodeBytes(head.subarray(0, 8192)).replace(/^\ufeff/, '');
  if (startsMailbox(start)) return 'mailbox';
  const [first = '', second = ''] = start.split('\n', 2);
  if (first.startsWith('{') && isJsonObject(first)) return 'json-lines';
  if (isWhatsAppExport(start)) return 'whatsapp';
  // Maildir files have no extension. A text may begin with "Note: …", so two header lines and a sender are asked for.
  if (
    expected === 'maybe-mail' &&
    looksLikeHeaderLine(first) &&
    (looksLikeHeaderLine(second) || /^[ \t]/.test(second)) &&
    /^from:/im.test(start) &&
    /^(?:date|message-id|subject|to|received):/im.test(start)
  ) {
    return 'message';
  }
  return /^\s*(?:<!doctype html|<html)/i.test(start) ? 'html' : 'text';
}

function isJsonObject(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

function isBinary(head: Buffer): boolean {
  if (guessEncoding(head) !== 'utf-8') return false;
  const start = head.subarray(0, 16).toString('latin1');
  if (magic.some((mark) => start.startsWith(mark))) return true;
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 27) controls += 1;
  }
  return controls > mostControls * head.length;
}
