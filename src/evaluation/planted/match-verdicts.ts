import { phiCoefficient } from '../../core/statistics/index.ts';

/** Answers of one question about a list of texts; null where a text does not tell. */
export type Verdicts = readonly (boolean | null)[];

export interface ShownTrait {
  readonly id: string;
  /** Whether the same texts show the trait, by each of its features. */
  readonly shown: readonly Verdicts[];
}

/** At this correlation a claim says what the trait is (evaluation.md 8). */
const samePhi = 0.7;

/**
 * The planted trait that a claim without a feature is about: the one whose showing goes along best with the verdicts on the claim, where it does so closely.
 * No reading of the claim decides it.
 */
export function matchVerdicts(verdicts: Verdicts, traits: readonly ShownTrait[]): string | null {
  const [best] = traits
    .flatMap(({ id, shown }) => shown.map((one) => ({ id, phi: phiCoefficient(verdicts, one) ?? 0 })))
    .filter(({ phi }) => phi >= samePhi)
    .toSorted((a, b) => b.phi - a.phi);
  return best?.id ?? null;
}
