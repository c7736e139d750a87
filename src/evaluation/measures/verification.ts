import { type FittedVerifier, fitVerifier } from '../../core/stylometry/verification/fit-verifier.ts';
import type { EvaluationPerson } from '../evaluation-person.ts';
import type { Measure } from '../measure.ts';
import { knownCounts } from './known-counts.ts';

/** Calibrated on people of the other fold, so that no person under evaluation had a part in what 0.5 means. */
export const verificationMeasure: Measure = {
  name: 'verification',
  range: [0, 1],
  summary:
    'Calibrated probability that the person wrote the text, at even odds, against texts that no method saw (General Imposters on character 4-grams; imposters and calibration are people of the other fold, their target texts included). Unscored where the verifier abstains.',
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
      const counts = knownCounts(
        texts,
        outsiders.map(({ evaluate }) => evaluate.length),
      );
      const known = counts.find((count) => isCalibrated(fittedWith(outsiders, count))) ?? counts[0] ?? 1;
      return fittedWith(outsiders, known);
    };
    return ({ person, text }) => {
      const own = people.find((one) => one.person === person)?.evaluate.map((one) => one.text) ?? [];
      const { leaning } = verifierOf(person, own.length).verify(own, text, { percentiles: 'left out' });
      return leaning;
    };
  },
};

function isCalibrated({ registers }: FittedVerifier): boolean {
  return [...registers.values()].every(({ bands }) => bands !== null);
}

/** Target texts too: those of outsiders are nobody's tasks here, and evaluation texts alone leave too few to ask about. */
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
