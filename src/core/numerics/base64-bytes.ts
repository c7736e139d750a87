const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = new Uint8Array(128);
for (let at = 0; at < alphabet.length; at += 1) values[alphabet.charCodeAt(at)] = at;

/** Standard base64 with padding; our own, because browsers, workers and Node share no fast common call yet. */
export function bytesToBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    parts.push(
      alphabet.charAt(group >> 18) +
        alphabet.charAt((group >> 12) & 63) +
        (at + 1 < bytes.length ? alphabet.charAt((group >> 6) & 63) : '=') +
        (at + 2 < bytes.length ? alphabet.charAt(group & 63) : '='),
    );
  }
  return parts.join('');
}

/** Bytes of what `bytesToBase64` wrote. Characters outside the alphabet count as zero bits; parse by schema first. */
export function base64ToBytes(text: string): Uint8Array {
  const length = text.length - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);
  const bytes = new Uint8Array(Math.floor((length * 3) / 4));
  let into = 0;
  for (let at = 0; at < text.length; at += 4) {
    const group =
      (valueAt(text, at) << 18) | (valueAt(text, at + 1) << 12) | (valueAt(text, at + 2) << 6) | valueAt(text, at + 3);
    bytes[into] = group >> 16;
    bytes[into + 1] = (group >> 8) & 255;
    bytes[into + 2] = group & 255;
    into += 3;
  }
  return bytes;
}

function valueAt(text: string, at: number): number {
  return values[text.charCodeAt(at) & 127] ?? 0;
}
