import type { ByteSource } from './byte-source.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** The encoding that a byte-order mark or, without one, the pattern of zero bytes shows; else UTF-8 until a byte says otherwise. */
export function guessEncoding(head: Buffer): TextEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const pairs = Math.min(head.length, 400) >> 1;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let at = 0; at < pairs; at += 1) {
    if (head[2 * at] === 0) evenZeros += 1;
    if (head[2 * at + 1] === 0) oddZeros += 1;
  }
  if (pairs >= 8 && oddZeros > 0.7 * pairs && evenZeros === 0) return 'utf-16le';
  if (pairs >= 8 && evenZeros > 0.7 * pairs && oddZeros === 0) return 'utf-16be';
  return 'utf-8';
}

/** Text of bytes: as the encoding says, and Windows-1252 where bytes are not valid UTF-8. A character cut off at the end is left out. */
export function decodeBytes(bytes: Buffer): string {
  const decode = createDecoder(guessEncoding(bytes.subarray(0, 4096)));
  return decode(bytes);
}

/** Text of a source, piece by piece. From the first byte that is not valid UTF-8 on it is read as Windows-1252. */
export async function* decodeSource(source: ByteSource): AsyncGenerator<string> {
  const decode = createDecoder(guessEncoding(source.head));
  for await (const chunk of source.chunks()) yield decode(chunk);
}

function createDecoder(encoding: TextEncoding): (chunk: Buffer) => string {
  if (encoding !== 'utf-8') {
    const decoder = new TextDecoder(encoding);
    return (chunk) => decoder.decode(chunk, { stream: true });
  }
  let decoder = new TextDecoder('utf-8', { fatal: true });
  // Bytes of an unfinished character, to be read again should the next chunk prove the text is not UTF-8.
  let pending: Buffer = Buffer.alloc(0);
  let isUtf8 = true;
  return (chunk) => {
    if (!isUtf8) return decoder.decode(chunk, { stream: true });
    try {
      const text = decoder.decode(chunk, { stream: true });
      pending = unfinished(pending.length > 0 && chunk.length < 4 ? Buffer.concat([pending, chunk]) : chunk);
      return text;
    } catch {
      isUtf8 = false;
      decoder = new TextDecoder('windows-1252');
      return decoder.decode(pending.length > 0 ? Buffer.concat([pending, chunk]) : chunk, { stream: true });
    }
  };
}

/** The bytes at the end that begin a character and do not finish it, at most three. */
function unfinished(chunk: Buffer): Buffer {
  for (let back = 1; back <= Math.min(3, chunk.length); back += 1) {
    const byte = chunk[chunk.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0)
      return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back
        ? Buffer.from(chunk.subarray(chunk.length - back))
        : Buffer.alloc(0);
  }
  return Buffer.alloc(0);
}
