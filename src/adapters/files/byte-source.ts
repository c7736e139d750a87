/** Bytes that can be looked at before they are read. */
export interface ByteSource {
  /** The first bytes, up to `headBytes`; reading still begins at the first one. */
  readonly head: Buffer;
  /** Whether `head` is all there is. */
  readonly isComplete: boolean;
  /** All bytes, once. */
  chunks(): AsyncGenerator<Buffer>;
  /** Lets go of what is open. Calling again does nothing. */
  close(): Promise<void>;
}

export const headBytes = 64 * 1024;

export async function openByteSource(stream: AsyncIterable<Uint8Array | string>): Promise<ByteSource> {
  const iterator = stream[Symbol.asyncIterator]();
  const first: Buffer[] = [];
  let size = 0;
  let isComplete = false;
  while (size < headBytes && !isComplete) {
    const { value, done } = await iterator.next();
    if (done) isComplete = true;
    else {
      const chunk = toBuffer(value);
      first.push(chunk);
      size += chunk.length;
    }
  }
  const read = Buffer.concat(first);
  return {
    head: read.subarray(0, headBytes),
    isComplete: isComplete && read.length <= headBytes,
    async *chunks() {
      if (read.length > 0) yield read;
      while (!isComplete) {
        const { value, done } = await iterator.next();
        if (done) return;
        yield toBuffer(value);
      }
    },
    async close() {
      await iterator.return?.();
    },
  };
}

export interface CollectedBytes {
  readonly bytes: Buffer;
  /** Whether there is more than was taken. */
  readonly isCut: boolean;
}

/** The first `limit` bytes; stops reading there. */
export async function collectBytes(source: ByteSource, limit: number): Promise<CollectedBytes> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of source.chunks()) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limit) break;
  }
  const bytes = Buffer.concat(chunks);
  return { bytes: bytes.subarray(0, limit), isCut: size > limit };
}

function toBuffer(chunk: Uint8Array | string): Buffer {
  if (typeof chunk === 'string') return Buffer.from(chunk, 'utf8');
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}
