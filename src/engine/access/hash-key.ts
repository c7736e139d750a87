import { createHash, timingSafeEqual } from 'node:crypto';
import { type KeyParts, keyBody } from '../../core/access/index.ts';

/** SHA-256 of a key's text without its checksum. 256 bits of chance need no slow hash: there is nothing to guess from. */
export function hashKey(parts: KeyParts): string {
  return createHash('sha256').update(keyBody(parts)).digest('hex');
}

/** In the same time wherever they differ. */
export function equalHashes(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a, 'hex'), Buffer.from(b, 'hex')];
  return left.length === right.length && timingSafeEqual(left, right);
}
