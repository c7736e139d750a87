export { hashText } from './hash-text.ts';
export { createRandom, type SeededRandom } from './seeded-random.ts';
