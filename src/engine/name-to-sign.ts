import { hijacksModel } from '../core/hypotheses/index.ts';

const mostWords = 6;

/**
 * The name a prompt may tell, or null. Names are read from the ends of samples and from imported profiles, so one may try to speak to the model;
 * what is no plain name of at most six words is not told.
 */
export function nameToSign(signature: string | null): string | null {
  if (signature === null || !/^[\p{L}\p{M}\p{N} .,'’&-]+$/u.test(signature)) return null;
  return signature.split(' ').length > mostWords || hijacksModel(signature) ? null : signature;
}
