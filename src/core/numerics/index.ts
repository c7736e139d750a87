export { base64ToBytes, bytesToBase64 } from './base64-bytes.ts';
export { hashText } from './hash-text.ts';
export { createRandom, type SeededRandom } from './seeded-random.ts';
