export { encodingOf, encodings, type TokenEncoding } from './encoding-of.ts';
export { openTokenIds } from './open-token-ids.ts';
