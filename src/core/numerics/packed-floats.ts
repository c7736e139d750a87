import { base64ToBytes, bytesToBase64 } from './base64-bytes.ts';

/** 32-bit floats as base64, low byte first on every platform. */
export function packFloats(values: Float32Array): string {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  values.forEach((value, at) => {
    view.setFloat32(at * 4, value, true);
  });
  return bytesToBase64(bytes);
}

/** What `packFloats` wrote, bit for bit; null when the text is not base64 or does not hold `length` numbers. */
export function unpackFloats(text: string, length: number): Float32Array | null {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  const bytes = base64ToBytes(text);
  if (bytes.length !== length * 4) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length }, (_, at) => view.getFloat32(at * 4, true));
}
