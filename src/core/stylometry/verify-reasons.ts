import type { RegisterBackground } from '../../contracts/background.ts';
import type { Fingerprint } from '../../contracts/fingerprint.ts';
import type { VerifyResult } from '../../contracts/verify-result.ts';
import { features } from './feature-catalogue.ts';
import type { OpenedFingerprint } from './fingerprint.ts';
import { rateOf, type TextMeasure } from './measure-text.ts';
import { openBackground } from './open-background.ts';
import { standardLevels } from './standard-scores.ts';
import type { TextVector } from './text-vector.ts';
import type { VerificationSpace } from './verification-space.ts';

export interface VerifyReasonsInput {
  readonly vector: TextVector;
  readonly measure: TextMeasure;
  readonly fingerprint: Fingerprint;
  readonly person: OpenedFingerprint;
  readonly background: RegisterBackground;
  readonly space: VerificationSpace;
}

const mostReasons = 5;

/**
 * Features that moved the catalogue's similarity most, with their shown values: those where text and person differ from others in the same
 * direction, and those where they differ in opposite ones. A word and its group are told once.
 */
export function verifyReasons(input: VerifyReasonsInput): VerifyResult['reasons'] {
  const { vector, measure, fingerprint, person, background, space } = input;
  const text = standardLevels(vector.levels, space.levels);
  const own = standardLevels(person.levels, space.levels);
  const usual = openBackground(background).mean;
  return features
    .map((feature, at) => ({ feature, at, weight: Math.abs((text[at] ?? 0) * (own[at] ?? 0)) }))
    .filter(({ weight, feature }) => weight > 0 && feature.family !== 'function-word')
    .toSorted((a, b) => b.weight - a.weight || a.at - b.at)
    .slice(0, mostReasons)
    .map(({ feature, at }) => {
      const shown = (rate: number | null): number => Number(((rate ?? 0) * feature.scale).toPrecision(3));
      return {
        featureId: feature.id,
        label: feature.label,
        text: shown(rateOf(measure, at)),
        person: shown(fingerprint.mean[at] ?? 0),
        background: shown(usual[at] ?? 0),
      };
    });
}
