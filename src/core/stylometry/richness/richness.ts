import type { Tokens } from '../tokenize.ts';
import { hdD } from './hd-d.ts';
import { movingTypeTokenRatio } from './moving-type-token-ratio.ts';
import { mtld } from './mtld.ts';
import type { RichnessValue } from './richness-value.ts';
import { simpsonD } from './simpson-d.ts';
import { yuleK } from './yule-k.ts';

/** Five measures of how varied a vocabulary is, each with the number of words it rests on. */
export interface Richness {
  /** Mean share of different words in windows of 50 words, 0 to 1: higher is richer. From 50 words on. */
  readonly mattr: RichnessValue;
  /** Yule's K: higher is poorer. From 2 words on, but unsteady below some hundred. */
  readonly yuleK: RichnessValue;
  /** Simpson's D, the chance that two words drawn are the same: higher is poorer. From 2 words on. */
  readonly simpsonD: RichnessValue;
  /** HD-D with 42 draws, 0 to 1: higher is richer. From 42 words on. */
  readonly hdD: RichnessValue;
  /** MTLD with threshold 0.72, in words: higher is richer. From 100 words on. */
  readonly mtld: RichnessValue;
  /** Why every value is null, where it is not for want of words: the script has no spaces between words. */
  readonly unsupported: 'words' | null;
}

/** How varied the vocabulary of a text is, by words in lower case. Compare MATTR, HD-D and MTLD between texts of unequal length, not the type-token ratio. */
export function richness({ words, unsupported }: Tokens): Richness {
  const forms = words.map((word) => word.lower);
  return {
    mattr: movingTypeTokenRatio(forms),
    yuleK: yuleK(forms),
    simpsonD: simpsonD(forms),
    hdD: hdD(forms),
    mtld: mtld(forms),
    unsupported,
  };
}
