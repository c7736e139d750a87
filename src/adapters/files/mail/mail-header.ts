import { addressParser } from 'postal-mime';
import type { Author } from '../author-filter.ts';

/** The header of a mail, as far as it decides anything. Lower-case name → first value, unfolded. */
export type MailHeader = ReadonlyMap<string, string>;

export interface MailAuthor extends Author {
  /** Display name, or null. */
  readonly name: string | null;
}

const wanted = new Set([
  'from',
  'sender',
  'date',
  'subject',
  'message-id',
  'in-reply-to',
  'references',
  'content-type',
  'content-length',
  'auto-submitted',
  'precedence',
  'x-autoreply',
  'x-autorespond',
  'x-auto-reply-from',
  'x-failed-recipients',
  'x-ms-exchange-generated-message-source',
  'list-unsubscribe-post',
]);
const longestValue = 4000;

/** Reads the fields of `wanted` from a header of one byte a character. Lines that are none are passed over. */
export function parseMailHeader(text: string): MailHeader {
  const fields = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    let end = lineEnd(text, at);
    const colon = text.indexOf(':', at);
    const name = colon > at && colon < end && colon - at < 40 ? text.slice(at, colon).trim().toLowerCase() : '';
    const isWanted = wanted.has(name) && !fields.has(name);
    let value = isWanted ? text.slice(colon + 1, Math.min(end, colon + longestValue)) : '';
    while (end + 1 < text.length && (text.charCodeAt(end + 1) === 32 || text.charCodeAt(end + 1) === 9)) {
      const next = lineEnd(text, end + 1);
      if (isWanted && value.length < longestValue)
        value += ` ${text.slice(end + 1, Math.min(next, end + longestValue)).trim()}`;
      end = next;
    }
    if (isWanted) fields.set(name, asUtf8(value.trim()));
    at = end + 1;
  }
  return fields;
}

/** The authors a mail names in `From`, else `Sender`; none where it names nobody. */
export function authorsOf(header: MailHeader): readonly MailAuthor[] {
  const field = header.get('from') ?? header.get('sender');
  if (field === undefined || field === '') return [];
  return addressParser(field, { flatten: true }).flatMap(({ name, address = '' }) => {
    const names = [address, name].filter((one) => one.length > 0);
    return names.length === 0
      ? []
      : [{ name: name === '' || name === address ? null : name, shown: address === '' ? name : address, names }];
  });
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Raw UTF-8 in headers is allowed by now (RFC 6532); anything else beyond ASCII stays as it is. */
function asUtf8(value: string): string {
  if (!/[\u0080-\u00ff]/.test(value)) return value;
  const decoded = Buffer.from(value, 'latin1').toString('utf8');
  return decoded.includes('\ufffd') ? value : decoded;
}
