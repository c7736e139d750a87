import { base64ToBytes, bytesToBase64 } from './base64-bytes.ts';
import { hashText } from './hash-text.ts';

/** 48 bits, as 12 hexadecimal digits, of a text's letters in lower case: the same text under another layout or punctuation has the same key. Tells nothing of the text. */
export function textKey(text: string): string {
  const letters = text.toLowerCase().replace(/\P{L}+/gu, '');
  const told = letters === '' ? text : letters;
  const high = hashText(told);
  const low = hashText(told, 0x9747b28c) & 0xffff;
  return `${high.toString(16).padStart(8, '0')}${low.toString(16).padStart(4, '0')}`;
}

/** Six bytes a key, base64. */
export function packKeys(keys: readonly string[]): string {
  return bytesToBase64(
    Uint8Array.from(keys.flatMap((key) => [0, 2, 4, 6, 8, 10].map((at) => Number.parseInt(key.slice(at, at + 2), 16)))),
  );
}

export function unpackKeys(packed: string): readonly string[] {
  const digits = [...base64ToBytes(packed)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return Array.from({ length: digits.length / 12 }, (_, key) => digits.slice(key * 12, key * 12 + 12));
}
