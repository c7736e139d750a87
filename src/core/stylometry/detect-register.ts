import type { Background } from '../../contracts/background.ts';
import { chooseBackground } from './choose-background.ts';
import { featureIndex } from './feature-catalogue.ts';
import { buildFingerprint, type MeasuredText } from './fingerprint.ts';
import { rateOf } from './measure-text.ts';

/**
 * The register of texts whose form does not tell it: `email` when at least half of them greet somebody or close with a line of their own,
 * else the register whose writers they are most alike. Without texts, `post`.
 */
export function detectRegister(texts: readonly MeasuredText[], background: Background): string {
  if (texts.length === 0) return 'post';
  const letters = texts.filter(({ measure }) => addresses.some((place) => rateOf(measure, place) === 0)).length;
  if (letters * 2 >= texts.length) return 'email';
  return chooseBackground(background, null, buildFingerprint(texts)).register;
}

/** Habits that say a letter has no greeting, or no closing: a rate of 0 means that it has one. */
const addresses = ['greeting-none', 'closing-none'].flatMap((id) => featureIndex.get(id) ?? []);
