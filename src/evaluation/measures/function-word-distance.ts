import { divergenceFrom } from '../../core/stylometry/measures/function-word-divergence.ts';
import type { Measure } from '../measure.ts';

/** evaluation.md M8, the last of its counts. */
export const functionWordDistance: Measure = {
  name: 'function-word-distance',
  range: [0, 1],
  summary:
    "Jensen–Shannon distance between the text's function words and those of the person's own texts: the root of the divergence with logarithms to base 2, 0 to 1. Short texts lie further off by chance alone: real-text tells how far.",
  better: 'lower',
  masked: false,
  fittedOn: { family: 'catalogue', texts: 'evaluate' },
  open: async ({ people }) => {
    const from = new Map(
      people.map(({ person, evaluate }) => [person, divergenceFrom(evaluate.map(({ text }) => text))]),
    );
    return ({ person, text }) => from.get(person)?.([text])?.distance ?? null;
  },
};
