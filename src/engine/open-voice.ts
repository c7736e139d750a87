import type { RegisterBackground } from '../contracts/background.ts';
import type { Fingerprint } from '../contracts/fingerprint.ts';
import type { Hypothesis } from '../contracts/hypothesis.ts';
import type { Profile } from '../contracts/profile.ts';
import type { Delivery } from '../contracts/write-result.ts';
import { selectedHypotheses } from '../core/hypotheses/index.ts';
import type { CompiledGuidance } from '../core/profile/index.ts';
import { chooseBackground } from '../core/stylometry/index.ts';
import { currentFingerprint } from './current-fingerprint.ts';
import type { EnginePorts } from './engine-ports.ts';
import { findProfile } from './find-profile.ts';
import { defaultGuidanceTokens, guidanceOf } from './guidance-of.ts';
import type { WriteRequest } from './write.ts';

/** Everything a writing needs of the person. Without a profile all of it is empty: the control beside every claim. */
export interface Voice {
  readonly profile: Profile | null;
  readonly fingerprint: Fingerprint | null;
  readonly guidance: CompiledGuidance | null;
  readonly delivery: Delivery | null;
  /** Of the text that is asked for. */
  readonly register: string;
  /** Whose hypotheses, samples and statistics are used. */
  readonly guidanceRegister: string;
  readonly background: RegisterBackground;
  readonly sampleTexts: readonly string[];
  /** Selected hypotheses of the register they are told of: what compliance is measured on. */
  readonly hypotheses: readonly Hypothesis[];
}

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
      guidanceRegister: register,
      background: chooseBackground(backgrounds, register),
      sampleTexts: [],
      hypotheses: [],
    };
  }
  const profile = await findProfile(ports.store, request.key, request.profileVersion);
  const samples = await ports.store.samples.list(request.key);
  const register = request.register ?? profile.registers[0] ?? 'email';
  const guidanceRegister = request.guidanceRegister ?? register;
  const delivery =
    request.delivery === undefined || request.delivery === 'auto' ? request.model.delivery : request.delivery;
  const totalTokens = request.guidanceTokens ?? defaultGuidanceTokens;
  const { guidance, shown } = guidanceOf({
    ...{ profile, samples, delivery, totalTokens },
    register: guidanceRegister,
  });
  return {
    profile,
    fingerprint: await currentFingerprint(profile, async () => samples),
    guidance,
    delivery,
    register,
    guidanceRegister,
    background: chooseBackground(backgrounds, guidanceRegister),
    // As stored and as shown: a copy may have either names.
    sampleTexts: [...samples.map(({ text }) => text), ...shown.values()],
    hypotheses: selectedHypotheses(profile.hypotheses, guidanceRegister),
  };
}
