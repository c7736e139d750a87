import { type FittedVerifier, fitVerifier } from '../../core/stylometry/verification/fit-verifier.ts';
import type { EvaluationPerson } from '../evaluation-person.ts';
import type { Measure } from '../measure.ts';

/** Calibrated on people of the other fold, so that no person under evaluation had a part in what 0.5 means. */
export const verificationMeasure: Measure = {
  name: 'verification',
  range: [0, 1],
  summary:
    'Calibrated probability that the person wrote the text, at even odds, against texts that no method saw (General Imposters on character 4-grams; imposters and calibration are people of the other fold). Unscored where the verifier abstains.',
  better: 'higher',
  masked: false,
  fittedOn: { family: 'character-runs', texts: 'evaluate' },
  open: async ({ people, outsidersOf, seed }) => {
    const byOutsiders = new Map<readonly EvaluationPerson[], Map<number, FittedVerifier>>();
    const fittedWith = (outsiders: readonly EvaluationPerson[], known: number): FittedVerifier => {
      const byKnown = byOutsiders.get(outsiders) ?? new Map<number, FittedVerifier>();
      const verifier = byKnown.get(known) ?? fitWith(outsiders, { known, seed });
      byOutsiders.set(outsiders, byKnown.set(known, verifier));
      return verifier;
    };
    const verifierOf = (person: string, texts: number): FittedVerifier => {
      const outsiders = outsidersOf(person);
      // No more than half of the outsiders have, or too few of them are left to calibrate on.
      const most = Math.min(texts, medianOf(outsiders.map(({ evaluate }) => evaluate.length)));
      const counts = [most, ...fewerKnown.filter((count) => count < most)];
      const known = counts.find((count) => isCalibrated(fittedWith(outsiders, count))) ?? most;
      return fittedWith(outsiders, known);
    };
    return ({ person, text }) => {
      const own = people.find((one) => one.person === person)?.evaluate.map((one) => one.text) ?? [];
      const { leaning } = verifierOf(person, own.length).verify(own, text, { percentiles: 'left out' });
      return leaning;
    };
  },
};

/** Where few outsiders have that many texts and some besides, a calibration with fewer is better than none. */
const fewerKnown = [8, 5];

function isCalibrated({ registers }: FittedVerifier): boolean {
  return [...registers.values()].every(({ bands }) => bands !== null);
}

/** A text is nearer to many known texts than to few, so a calibration holds for as many as it was fitted with. */
function fitWith(
  outsiders: readonly EvaluationPerson[],
  options: { readonly known: number; readonly seed: number },
): FittedVerifier {
  return fitVerifier(
    outsiders.map(({ person: author, evaluate, targets }) => ({
      author,
      texts: [...evaluate, ...targets].map(({ text }) => text),
    })),
    { method: 'imposters', ...options },
  );
}

/** The smaller of the two in the middle; at least 1. */
function medianOf(counts: readonly number[]): number {
  return Math.max(1, counts.toSorted((a, b) => a - b)[Math.floor((counts.length - 1) / 2)] ?? 1);
}
