import type { Profile } from '../contracts/profile.ts';
import type { Sample } from '../contracts/sample.ts';
import type { Steer, Steering } from '../contracts/steering.ts';
import { steerTowards } from '../core/steering/index.ts';
import { catalogueId, chooseBackground } from '../core/stylometry/index.ts';
import { HyperalignError } from '../errors.ts';
import { neutralPromptName } from '../prompting/neutral-briefs.ts';
import { currentFingerprint } from './current-fingerprint.ts';
import type { EnginePorts } from './engine-ports.ts';
import { knownVoice } from './known-voice.ts';
import { asSteering } from './steer-voice.ts';

/** How a conversation with a model that is asked elsewhere is to be steered. */
export interface GuidanceSteer {
  /** As of `write`. */
  readonly mode: Exclude<Steer, 'off'>;
  /** `provider:model`: whose default voice is steered away from. */
  readonly model: string;
}

export interface SteeredProfile {
  readonly profile: Profile;
  readonly samples: readonly Sample[];
  readonly register: string;
  readonly steer: GuidanceSteer;
}

/**
 * What would move a model's words and marks to the person's rates in texts as long as theirs; null where the model was not heard in the register, or nothing differs. Throws
 * `invalid_input` where the model's default voice is not known at all.
 */
export async function steerGuidance(
  ports: Pick<EnginePorts, 'voices' | 'background'>,
  { profile, samples, register, steer: { mode, model } }: SteeredProfile,
): Promise<Steering | null> {
  const { voice, notices } = await knownVoice(ports, model);
  if (voice === null) throw unheard(model, notices[0]?.message);
  const fingerprint = await currentFingerprint(profile, async () => samples);
  const background = chooseBackground(await ports.background.load(), register);
  const biases = steerTowards({
    ...{ fingerprint, hypotheses: profile.hypotheses, register, background, voice, only: mode },
    words: fingerprint.medianWords,
  });
  return biases === null || biases.length === 0 ? null : asSteering(mode, biases);
}

/** What of a recipe of guidance the biases depend on, but for the counts of the voice: those are read again with the next profile version. */
export function steerRecipe({ mode, model }: GuidanceSteer): string {
  return `steer ${mode} ${model} ${catalogueId} ${neutralPromptName}`;
}

/** `invalid_input` that says how the default voice of a model becomes known. */
export function unheard(
  model: string,
  why = `The default voice of ${model} is not known. Measure it with "hyperalign models voice --model ${model}".`,
): HyperalignError {
  return new HyperalignError('invalid_input', `Nothing can be steered. ${why}`, { details: { model } });
}
