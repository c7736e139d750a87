import type { Profile } from '../contracts/profile.ts';
import type { Sample } from '../contracts/sample.ts';
import type { Delivery } from '../contracts/write-result.ts';
import { hijacksModel } from '../core/hypotheses/index.ts';
import { type CompiledGuidance, compileGuidance } from '../core/profile/index.ts';
import { estimateTokens } from '../core/text/index.ts';
import { hideNames } from './hide-names.ts';
import { nameToSign } from './name-to-sign.ts';

export interface GuidanceNeeds {
  readonly profile: Profile;
  readonly samples: readonly Sample[];
  readonly register: string;
  readonly delivery: Delivery;
  /** Upper limit for hypotheses and samples together. */
  readonly totalTokens: number;
}

/** Raised whenever what is chosen, shown or hidden changes, also in `compileGuidance`, `hijacksModel` or `hideNames`: kept guidance is found by it. */
export const guidanceOfVersion = 1;

/** Hypotheses take at most this many prompt tokens, whatever the whole may take. */
const hypothesesTokens = 400;
export const defaultGuidanceTokens = 1200;

/** What a profile has to tell a model, and the samples as the model may be shown them. */
export function guidanceOf({ profile, samples, register, delivery, totalTokens }: GuidanceNeeds): {
  readonly guidance: CompiledGuidance;
  readonly shown: ReadonlyMap<string, string>;
} {
  const shown = shownTexts(profile, samples, register);
  const limits = { hypothesesTokens, totalTokens };
  return {
    guidance: compileGuidance({ profile, texts: shown, register, delivery, limits, estimateTokens }),
    shown,
  };
}

/** The samples a model may be shown, none that speaks to it, with other names for theirs; the name to sign with stays, for it is told anyway. */
function shownTexts(
  { shownSamples, attributes }: Profile,
  samples: readonly Sample[],
  register: string,
): ReadonlyMap<string, string> {
  const ids = new Set(shownSamples.filter((one) => one.register === register).map(({ sampleId }) => sampleId));
  const signature = nameToSign(attributes.signature);
  const named = hideNames(
    samples.filter(({ id, text }) => ids.has(id) && !hijacksModel(text)),
    { among: samples, keep: signature === null ? [] : [signature] },
  );
  return new Map(named.map(({ id, text }) => [id, text]));
}
