/** The last bytes of a body that goes by in pieces. */
export interface LastBytes {
  /** Copies what it keeps: a small piece may hold on to the large buffer that it was read into. */
  add(piece: Uint8Array): void;
  /** At most as many as asked for; of a shorter body, all. Good until the next `add`. */
  kept(): Uint8Array;
  /** Bytes of all pieces. */
  readonly total: number;
}

const first = 1024;

/** Keeps the last `most` bytes in a buffer that grows to twice as many: written to its end, then what counts is moved to its beginning. Not of the shared pool, which it would hold on to. */
export function lastBytes(most: number): LastBytes {
  let buffer = Buffer.allocUnsafeSlow(Math.min(first, 2 * most));
  let end = 0;
  let total = 0;
  const makeRoom = (bytes: number) => {
    const from = Math.max(0, end + bytes - most);
    const stay = Math.max(0, end - from);
    const size = Math.min(2 * most, Math.max(buffer.length, 2 * (stay + bytes)));
    const next = size === buffer.length ? buffer : Buffer.allocUnsafeSlow(size);
    buffer.copy(next, 0, end - stay, end);
    buffer = next;
    end = stay;
  };
  return {
    add: (piece) => {
      total += piece.byteLength;
      const part = piece.byteLength > most ? piece.subarray(piece.byteLength - most) : piece;
      if (end + part.byteLength > buffer.length) makeRoom(part.byteLength);
      buffer.set(part, end);
      end += part.byteLength;
    },
    kept: () => buffer.subarray(Math.max(0, end - most), end),
    get total() {
      return total;
    },
  };
}
