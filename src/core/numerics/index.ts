export { hashText } from './hash-text.ts';
export { createRandom, type SeededRandom } from './seeded-random.ts';
export { packKeys, textKey, unpackKeys } from './text-key.ts';
