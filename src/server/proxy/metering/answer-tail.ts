import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { lastBytes } from '../last-bytes.ts';

/** The end of an answer's body, as text. */
export interface AnswerEnd {
  readonly text: string;
  /** Bytes of the text, and of the whole body before it; more of these say that its beginning is missing. */
  readonly keptBytes: number;
  readonly totalBytes: number;
}

/** Hears the pieces of a body and keeps the last of them. */
export interface AnswerTail {
  add(piece: Uint8Array): void;
  /** What is left at the end. Never fails: of what cannot be read, as much as could be. */
  end(): Promise<AnswerEnd>;
}

/** Enough for the last events of a stream; counts stand in them. */
const mostKept = 16 * 1024;

/** `encoding` as in `Content-Encoding`. What is compressed is read beside its way to the client, off the thread that serves. */
export function openTail(encoding: string): AnswerTail {
  const kept = lastBytes(mostKept);
  const end = (): AnswerEnd => {
    const bytes = kept.kept();
    return { text: Buffer.from(bytes).toString(), keptBytes: bytes.byteLength, totalBytes: kept.total };
  };
  const decoder = decoders[encoding.trim().toLowerCase()]?.();
  if (decoder === undefined) return { add: kept.add, end: async () => end() };
  const { promise: over, resolve } = Promise.withResolvers<void>();
  decoder.on('data', kept.add);
  decoder.once('end', resolve);
  // One that broke off in the middle fails, and has given what it could read.
  decoder.once('error', () => resolve());
  return {
    add: (piece) => {
      if (!decoder.destroyed) decoder.write(piece);
    },
    end: async () => {
      if (!decoder.destroyed) decoder.end();
      await over;
      return end();
    },
  };
}

const decoders: Readonly<Record<string, (() => ReturnType<typeof createGunzip>) | undefined>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};
