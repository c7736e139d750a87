import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

export interface HashOptions {
  readonly signal?: AbortSignal;
  /** Told how many bytes were read so far. */
  readonly onBytes?: (bytes: number) => void;
}

/** SHA-256 of a file in lower-case hex, read in pieces. */
export async function hashFile(path: string, { signal, onBytes }: HashOptions = {}): Promise<string> {
  const hash = createHash('sha256');
  let bytes = 0;
  const pieces = createReadStream(path, { highWaterMark: 1 << 20, ...(signal === undefined ? {} : { signal }) });
  for await (const piece of pieces as AsyncIterable<Buffer>) {
    hash.update(piece);
    bytes += piece.length;
    onBytes?.(bytes);
  }
  return hash.digest('hex');
}
