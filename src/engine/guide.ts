import type { Guidance } from '../contracts/guidance.ts';
import type { Delivery } from '../contracts/write-result.ts';
import { HyperalignError } from '../errors.ts';
import type { PersonKey } from '../ports/store.ts';
import { guideChat, guideChatVersion } from '../prompting/guide-chat.ts';
import type { EnginePorts } from './engine-ports.ts';
import { findProfile } from './find-profile.ts';
import { defaultGuidanceTokens, guidanceOf, guidanceOfVersion } from './guidance-of.ts';
import { nameToSign } from './name-to-sign.ts';
import { type GuidanceSteer, steerGuidance, steerRecipe } from './steer-guidance.ts';

export interface GuideRequest {
  readonly key: PersonKey;
  /** Null takes the person's most frequent one. */
  readonly register: string | null;
  readonly delivery: Delivery;
  /** Upper limit of prompt tokens for hypotheses and samples together; default 1,200. */
  readonly guidanceTokens?: number;
  /** Default the newest; an earlier one is compiled and not kept. */
  readonly profileVersion?: number;
  /** Default: nothing is steered. */
  readonly steer?: GuidanceSteer;
}

/**
 * What a person's profile becomes in a conversation with any model, which nobody here calls. Compiled once a profile version and kept in the store: a
 * later request reads one row. Throws `person_not_found` or `profile_not_found`.
 */
export async function guide(ports: EnginePorts, request: GuideRequest): Promise<Guidance> {
  const { key, register, delivery, steer, profileVersion } = request;
  const { guidanceTokens: totalTokens = defaultGuidanceTokens } = request;
  if (profileVersion !== undefined) return compile(ports, request, totalTokens);
  const told = `guide-chat@${guideChatVersion}.${guidanceOfVersion} ${register ?? '*'} ${delivery} ${totalTokens}`;
  const recipe = steer === undefined ? told : `${told} ${steerRecipe(steer)}`;
  const kept = await ports.store.guidances.find(key, recipe);
  if (kept !== null) return kept;
  // Names of people that are not there come with requests all the time; nobody is listed for each.
  if ((await ports.store.people.find(key)) === null)
    throw new HyperalignError(
      'person_not_found',
      `There is no person "${key.person}" in workspace "${key.workspace}". Learn one with: hyperalign learn <paths> --as ${key.person}`,
      { details: { person: key.person, workspace: key.workspace } },
    );
  const guidance = await compile(ports, request, totalTokens);
  await ports.store.guidances.keep(key, recipe, guidance);
  return guidance;
}

async function compile(ports: EnginePorts, request: GuideRequest, totalTokens: number): Promise<Guidance> {
  const { key, delivery, profileVersion, steer } = request;
  const profile = await findProfile(ports.store, key, profileVersion);
  const samples = await ports.store.samples.list(key);
  const register = request.register ?? profile.registers[0] ?? 'email';
  const { guidance } = guidanceOf({ profile, samples, register, delivery, totalTokens });
  const { instructions, turns, hypothesisIds, sampleIds, tokens } = guidance;
  const steering = steer === undefined ? null : await steerGuidance(ports, { profile, samples, register, steer });
  return {
    person: key.person,
    profileVersion: profile.version,
    register,
    delivery,
    system: guideChat({ instructions, turns, register, signature: nameToSign(profile.attributes.signature) }),
    turns: [...turns],
    hypothesisIds: [...hypothesisIds],
    sampleIds: [...sampleIds],
    tokens,
    ...(steering === null ? {} : { steering }),
  };
}
