import type { RegisterBackground } from '../../contracts/background.ts';
import type { Fingerprint } from '../../contracts/fingerprint.ts';
import { openFingerprint } from './fingerprint.ts';
import type { TextMeasure } from './measure-text.ts';
import { similarities } from './similarity.ts';
import { vectorOf } from './text-vector.ts';
import { type Tokens, tokenize } from './tokenize.ts';
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
  return scoreTokensAgainstFingerprint({ tokens: tokenize(text) }, fingerprint, background);
}

/** The same of a text that was read and counted already; what is known of its tokens is not made again. */
export function scoreTokensAgainstFingerprint(
  { tokens, measure }: { readonly tokens: Tokens; readonly measure?: TextMeasure },
  fingerprint: Fingerprint,
  background: RegisterBackground,
): number {
  if (tokens.tokens.length === 0 || fingerprint.texts === 0) return -1;
  const person = openFingerprint(fingerprint);
  const { masked, catalogue } = similarities(vectorOf(tokens, measure), person, openSpace(background), [
    'masked',
    'catalogue',
  ]);
  return (masked + catalogue) / 2;
}
