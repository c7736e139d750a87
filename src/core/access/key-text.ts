import { fromBase32, toBase32 } from './base32.ts';
import { crc32 } from './crc32.ts';

/** What a key's text says. */
export interface KeyParts {
  readonly workspace: string;
  /** 16 letters of base32. */
  readonly id: string;
  /** 256 bits in 52 letters of base32. */
  readonly secret: string;
}

export const keyIdBytes = 10;
export const keySecretBytes = 32;

/**
 * `ha_<workspace>_<id>_<secret><checksum>`: the workspace in base32, so that a key is looked up under it, and a CRC-32 of all before it in 7 letters, so
 * that a mistyped key is told from one that was never issued.
 */
export function keyText(parts: KeyParts): string {
  const body = keyBody(parts);
  return body + checksumOf(body);
}

/** All of a key's text but the checksum: what is hashed, so that a hash is good for this workspace and id alone. */
export function keyBody({ workspace, id, secret }: KeyParts): string {
  return `ha_${toBase32(new TextEncoder().encode(workspace))}_${id}_${secret}`;
}

/** Null for a text that is no key, or a key in which a letter was changed, left out or added. */
export function parseKeyText(text: string): KeyParts | null {
  if (text.length > longest) return null;
  const { groups } = shape.exec(text) ?? {};
  if (groups === undefined) return null;
  const { body = '', owner = '', id = '', secret = '', checksum } = groups;
  if (checksum !== checksumOf(body)) return null;
  const [ownerBytes, idBytes, secretBytes] = [fromBase32(owner), fromBase32(id), fromBase32(secret)];
  if (ownerBytes === null || idBytes === null || secretBytes === null) return null;
  const workspace = new TextDecoder('utf-8', { ignoreBOM: true }).decode(ownerBytes);
  // Bytes that are no UTF-8 decode to something else than what they came from.
  return keyBody({ workspace, id, secret }) === body ? { workspace, id, secret } : null;
}

const shape = /^(?<body>ha_(?<owner>[a-z2-7]+)_(?<id>[a-z2-7]{16})_(?<secret>[a-z2-7]{52}))(?<checksum>[a-z2-7]{7})$/;

/** A workspace has 64 characters at most, of 4 bytes at most. */
const longest = 500;

function checksumOf(body: string): string {
  const sum = crc32(body);
  return toBase32(Uint8Array.from([sum >>> 24, sum >>> 16, sum >>> 8, sum]));
}
