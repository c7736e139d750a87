import type { RegisterBackground } from '../../contracts/background.ts';
import type { Fingerprint } from '../../contracts/fingerprint.ts';
import { openFingerprint } from './fingerprint.ts';
import { similarities } from './similarity.ts';
import { textVector } from './text-vector.ts';
import { tokenize } from './tokenize.ts';
import { openSpace } from './verification-space.ts';

/**
 * How near a text is to a person, −1 to 1, higher is nearer: mean of the two similarities that do not see the topic (masked n-grams and
 * catalogue), so that repeating the samples' subjects earns nothing. For ordering texts about the same task; a short text moves towards 0.
 */
export function scoreAgainstFingerprint(
  text: string,
  fingerprint: Fingerprint,
  background: RegisterBackground,
): number {
  const tokens = tokenize(text);
  if (tokens.tokens.length === 0 || fingerprint.texts === 0) return -1;
  const { masked, catalogue } = similarities(textVector(tokens), openFingerprint(fingerprint), openSpace(background));
  return (masked + catalogue) / 2;
}
