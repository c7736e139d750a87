import { fitVerifier } from '../../core/stylometry/verification/fit-verifier.ts';
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
    const byOutsiders = new Map<readonly EvaluationPerson[], ReturnType<typeof fitVerifier>>();
    const verifierOf = (person: string) => {
      const outsiders = outsidersOf(person);
      const verifier =
        byOutsiders.get(outsiders) ??
        fitVerifier(
          outsiders.map(({ person: author, evaluate }) => ({ author, texts: evaluate.map(({ text }) => text) })),
          { method: 'imposters', seed },
        );
      byOutsiders.set(outsiders, verifier);
      return verifier;
    };
    return ({ person, text }) => {
      const known = people.find((one) => one.person === person)?.evaluate.map((one) => one.text) ?? [];
      const { leaning } = verifierOf(person).verify(known, text, { percentiles: 'left out' });
      return leaning;
    };
  },
};
