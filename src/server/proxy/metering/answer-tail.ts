import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';

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
const mostKept = 32 * 1024;

/** `encoding` as in `Content-Encoding`. What is compressed is read beside its way to the client, off the thread that serves. */
export function openTail(encoding: string): AnswerTail {
  const kept = keepLast();
  const decoder = decoders[encoding.trim().toLowerCase()]?.();
  if (decoder === undefined) return { add: kept.add, end: async () => kept.end() };
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
      return kept.end();
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

function keepLast() {
  let pieces: Uint8Array[] = [];
  /** Pieces before this one have gone; to shift each out would copy all that stay, and pieces may be bytes. */
  let first = 0;
  let keptBytes = 0;
  let totalBytes = 0;
  return {
    add: (piece: Uint8Array): void => {
      pieces.push(piece);
      keptBytes += piece.byteLength;
      totalBytes += piece.byteLength;
      for (let bytes = sizeOf(pieces[first]); keptBytes - bytes >= mostKept; bytes = sizeOf(pieces[first])) {
        keptBytes -= bytes;
        first += 1;
      }
      if (first < pieces.length / 2) return;
      pieces = pieces.slice(first);
      first = 0;
    },
    end: (): AnswerEnd => ({ text: Buffer.concat(pieces.slice(first)).toString(), keptBytes, totalBytes }),
  };
}

function sizeOf(piece: Uint8Array | undefined): number {
  return piece?.byteLength ?? 0;
}
