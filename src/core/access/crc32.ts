/** CRC-32 (polynomial 0xEDB88320, as in zip files) of ASCII text. Finds every change within 32 neighbouring bits, so every single wrong letter. */
export function crc32(text: string): number {
  let sum = 0xff_ff_ff_ff;
  for (let index = 0; index < text.length; index += 1) {
    sum ^= text.charCodeAt(index) & 0xff;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xed_b8_83_20 : 0);
  }
  return (sum ^ 0xff_ff_ff_ff) >>> 0;
}
