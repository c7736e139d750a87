import type { RegisterBackground } from '../contracts/background.ts';
import type { Fingerprint } from '../contracts/fingerprint.ts';
import type { Hypothesis } from '../contracts/hypothesis.ts';
import type { Profile } from '../contracts/profile.ts';
import type { Sample } from '../contracts/sample.ts';
import type { Delivery } from '../contracts/write-result.ts';
import { hijacksModel, selectedHypotheses } from '../core/hypotheses/index.ts';
import { compileGuidance, type Guidance } from '../core/profile/index.ts';
import { chooseBackground } from '../core/stylometry/index.ts';
import { estimateTokens } from '../core/text/index.ts';
import { currentFingerprint } from './current-fingerprint.ts';
import type { EnginePorts } from './engine-ports.ts';
import { findProfile } from './find-profile.ts';
import { hideNames } from './hide-names.ts';
import { nameToSign } from './name-to-sign.ts';
import type { WriteRequest } from './write.ts';

/** Everything a writing needs of the person. Without a profile all of it is empty: the control beside every claim. */
export interface Voice {
  readonly profile: Profile | null;
  readonly fingerprint: Fingerprint | null;
  readonly guidance: Guidance | null;
  readonly delivery: Delivery | null;
  readonly register: string;
  readonly background: RegisterBackground;
  readonly sampleTexts: readonly string[];
  /** Selected hypotheses of the register: what compliance is measured on. */
  readonly hypotheses: readonly Hypothesis[];
}

/** Hypotheses take at most this many prompt tokens, whatever the whole may take. */
const hypothesesTokens = 400;
const defaultGuidanceTokens = 1200;

export async function openVoice(ports: EnginePorts, request: WriteRequest): Promise<Voice> {
  const backgrounds = await ports.background.load();
  if (request.key === null) {
    const register = request.register ?? 'email';
    return {
      profile: null,
      fingerprint: null,
      guidance: null,
      delivery: null,
      register,
      background: chooseBackground(backgrounds, register),
      sampleTexts: [],
      hypotheses: [],
    };
  }
  const profile = await findProfile(ports.store, request.key, request.profileVersion);
  const samples = await ports.store.samples.list(request.key);
  const register = request.register ?? profile.registers[0] ?? 'email';
  const delivery =
    request.delivery === undefined || request.delivery === 'auto' ? request.model.delivery : request.delivery;
  const shown = shownTexts(profile, samples, register);
  const guidance = compileGuidance({
    profile,
    texts: shown,
    register,
    delivery,
    limits: { hypothesesTokens, totalTokens: request.guidanceTokens ?? defaultGuidanceTokens },
    estimateTokens,
  });
  return {
    profile,
    fingerprint: await currentFingerprint(profile, async () => samples),
    guidance,
    delivery,
    register,
    background: chooseBackground(backgrounds, register),
    // As stored and as shown: a copy may have either names.
    sampleTexts: [...samples.map(({ text }) => text), ...shown.values()],
    hypotheses: selectedHypotheses(profile.hypotheses, register),
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
