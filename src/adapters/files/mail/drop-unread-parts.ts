const fewestBytes = 2048;
const longestPartHeader = 4000;
const alternative = /multipart\/alternative[^\n]{0,200}(?:\n[ \t][^\n]{0,200}){0,3}/gi;
const boundary = /boundary=[ \t]*(?:"([^"\n]{1,100})"|([^\s;"]{1,100}))/i;

/**
 * Empties the parts of a mail that nobody will read, before it is parsed: encoded parts that are no text, and the HTML of a mail that has
 * the same in plain text. Decoding them took more than half the time of reading a mailbox. Headers of parts stay: they tell invitations.
 */
export function dropUnreadParts(raw: Buffer): Buffer {
  if (raw.length < fewestBytes) return raw;
  const text = raw.toString('latin1');
  const alternatives = alternativeBoundaries(text);
  const withPlainText = new Set<string>();
  const kept: Buffer[] = [];
  let from = 0;
  for (let at = text.indexOf('\n--'); at >= 0; at = text.indexOf('\n--', at + 3)) {
    if (at < from) continue;
    const part = partAt(text, at);
    if (part === null) continue;
    if (part.type === 'text/plain' && alternatives.has(part.boundary) && !part.isBlank)
      withPlainText.add(part.boundary);
    const isSecond = part.type === 'text/html' && withPlainText.has(part.boundary);
    if (!isSecond && !(part.isBase64 && part.type !== null && !part.type.startsWith('text/'))) continue;
    kept.push(raw.subarray(from, part.body));
    from = part.end;
    at = part.end - 3;
  }
  if (from === 0) return raw;
  kept.push(raw.subarray(from));
  return Buffer.concat(kept);
}

interface Part {
  readonly boundary: string;
  /** Null where the header names none, which means text. */
  readonly type: string | null;
  readonly isBase64: boolean;
  readonly isBlank: boolean;
  /** Where its body begins, and the line feed before the boundary that ends it. */
  readonly body: number;
  readonly end: number;
}

function partAt(text: string, at: number): Part | null {
  const lineEnd = text.indexOf('\n', at + 1);
  if (lineEnd < 0 || lineEnd - at > 110) return null;
  const name = text.slice(at + 3, lineEnd).trimEnd();
  if (name === '' || name.endsWith('--')) return null;
  const body = bodyStart(text, lineEnd);
  if (body < 0 || body - lineEnd > longestPartHeader) return null;
  const header = text.slice(lineEnd, body);
  if (!/\ncontent-/i.test(header)) return null;
  const end = text.indexOf(`\n--${name}`, body - 1);
  if (end < body) return null;
  return {
    boundary: name,
    type: /\ncontent-type:[ \t]*"?([a-z]+\/[a-z0-9.+-]+)/i.exec(header)?.[1]?.toLowerCase() ?? null,
    isBase64: /\ncontent-transfer-encoding:[ \t]*"?base64/i.test(header),
    isBlank: text.slice(body, Math.min(end, body + 2000)).trim() === '',
    body,
    end,
  };
}

function bodyStart(text: string, from: number): number {
  const plain = text.indexOf('\n\n', from);
  const carriage = text.indexOf('\n\r\n', from);
  if (plain < 0 && carriage < 0) return -1;
  return carriage >= 0 && (plain < 0 || carriage < plain) ? carriage + 3 : plain + 2;
}

function alternativeBoundaries(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [header] of text.matchAll(alternative)) {
    const parts = boundary.exec(header);
    const name = parts?.[1] ?? parts?.[2];
    if (name !== undefined) found.add(name.trimEnd());
  }
  return found;
}
