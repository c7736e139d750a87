import { base64ToBytes, bytesToBase64 } from '../numerics/base64-bytes.ts';

/** 16-bit numbers as base64, high byte first. */
export function packBuckets(buckets: Iterable<number>): string {
  const all = Uint16Array.from(buckets);
  const bytes = new Uint8Array(all.length * 2);
  for (let at = 0; at < all.length; at += 1) {
    const bucket = all[at] ?? 0;
    bytes[at * 2] = bucket >> 8;
    bytes[at * 2 + 1] = bucket & 255;
  }
  return bytesToBase64(bytes);
}

export function unpackBuckets(text: string): Uint16Array {
  const bytes = base64ToBytes(text);
  return Uint16Array.from(
    { length: bytes.length >> 1 },
    (_, at) => ((bytes[at * 2] ?? 0) << 8) | (bytes[at * 2 + 1] ?? 0),
  );
}
