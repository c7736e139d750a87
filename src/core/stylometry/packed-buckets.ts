import { base64ToBytes, bytesToBase64 } from '../numerics/base64-bytes.ts';

/** 16-bit numbers as base64, high byte first. */
export function packBuckets(buckets: Iterable<number>): string {
  return bytesToBase64(Uint8Array.from([...buckets].flatMap((bucket) => [bucket >> 8, bucket & 255])));
}

export function unpackBuckets(text: string): Uint16Array {
  const bytes = base64ToBytes(text);
  return Uint16Array.from(
    { length: bytes.length >> 1 },
    (_, at) => ((bytes[at * 2] ?? 0) << 8) | (bytes[at * 2 + 1] ?? 0),
  );
}
