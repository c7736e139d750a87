import { type FileHandle, open } from 'node:fs/promises';

/**
 * A file that grows at its end until it is whole. Every source gives the same bytes in the same order, so its length alone says how far a fetch came,
 * whichever source and process wrote it: a killed fetch loses nothing that reached the file.
 */
export interface PartialFile {
  /** Bytes it holds. */
  readonly length: number;
  append(piece: Uint8Array): Promise<void>;
  /** Drops what lies behind `length`. */
  cut(length: number): Promise<void>;
  /** Makes sure that the bytes are on the disk. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

export async function openPartialFile(path: string): Promise<PartialFile> {
  const file = await open(path, 'a', 0o644);
  let length = (await file.stat()).size;
  return {
    get length() {
      return length;
    },
    append: async (piece) => {
      await writeAll(file, piece);
      length += piece.byteLength;
    },
    cut: async (kept) => {
      await file.truncate(kept);
      length = kept;
    },
    sync: () => file.sync(),
    close: () => file.close(),
  };
}

async function writeAll(file: FileHandle, piece: Uint8Array): Promise<void> {
  for (let done = 0; done < piece.byteLength; ) {
    const { bytesWritten } = await file.write(piece, done, piece.byteLength - done);
    done += bytesWritten;
  }
}
