import { base64ToBytes, bytesToBase64 } from '../../numerics/base64-bytes.ts';

/** Base64 of the bytes, least significant first as on every platform that runs JavaScript today: numbers come back bit for bit. */
export function packNumbers(values: Float64Array | Uint32Array): string {
  return bytesToBase64(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
}

export function unpackFloats(packed: string): Float64Array {
  return new Float64Array(new Uint8Array(base64ToBytes(packed)).buffer);
}

export function unpackWholes(packed: string): Uint32Array {
  return new Uint32Array(new Uint8Array(base64ToBytes(packed)).buffer);
}
