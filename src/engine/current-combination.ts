import type { RegisterBackground } from '../contracts/background.ts';
import type { Combination } from '../contracts/combination.ts';
import type { Hypothesis } from '../contracts/hypothesis.ts';
import type { Profile } from '../contracts/profile.ts';
import type { Sample } from '../contracts/sample.ts';
import { fitCombination } from '../core/hypotheses/index.ts';
import { catalogueId } from '../core/stylometry/index.ts';
import { measureSamples } from './measure-person.ts';

interface CurrentCombinationInput {
  readonly profile: Profile;
  readonly register: string;
  /** In force in the register. */
  readonly hypotheses: readonly Hypothesis[];
  readonly background: RegisterBackground;
  readonly loadSamples: () => Promise<readonly Sample[]>;
}

/**
 * The profile's combination where it is of the register. One that another version of this program made, or left out, is fitted anew from the
 * samples; null without them.
 */
export async function currentCombination({
  profile: { combination, fingerprint, registers },
  register,
  hypotheses,
  background,
  loadSamples,
}: CurrentCombinationInput): Promise<Combination | null> {
  if (register !== registers[0]) return null;
  const isOld = fingerprint.catalogue !== catalogueId;
  if (!isOld && combination === undefined) return null;
  if (!isOld && combination !== undefined && 'leads' in combination)
    return combination.register === register ? combination : null;
  const inRegister = (await loadSamples()).filter((sample) => sample.register === register);
  return fitCombination({ register, hypotheses, own: measureSamples(inRegister), background });
}
