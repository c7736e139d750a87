import { placeOf } from '../../core/stylometry/feature-catalogue.ts';
import { tokenize } from '../../core/stylometry/index.ts';
import { measureText, rateOf } from '../../core/stylometry/measure-text.ts';
import type { EvaluationPerson } from '../evaluation-person.ts';
import type { Measure, OpenMeasure } from '../measure.ts';

/** evaluation.md M8: differences that anybody can check by counting. */
export const plainCountMeasures: readonly Measure[] = [
  { name: 'sentence-length-gap', feature: 'words-per-sentence', what: 'words a sentence' },
  { name: 'comma-gap', feature: 'commas-per-sentence', what: 'commas a sentence' },
  { name: 'contraction-gap', feature: 'contractions', what: 'contracted forms for each place that has one' },
].map(({ name, feature, what }): Measure => {
  const place = placeOf(feature);
  return {
    name,
    range: [0, Number.POSITIVE_INFINITY],
    summary: `Distance of the text to the person's own texts in ${what}: |ln((1 + text) / (1 + person))|.`,
    better: 'lower',
    masked: false,
    fittedOn: { family: 'catalogue', texts: 'evaluate' },
    open: async ({ people }): Promise<OpenMeasure> => {
      const usual = new Map(people.map((person) => [person.person, usualRate(person, place)]));
      return ({ person, text }) => {
        const own = usual.get(person);
        const here = rateOf(measureText(tokenize(text)), place);
        return own === undefined || own === null || here === null ? null : Math.abs(Math.log((1 + here) / (1 + own)));
      };
    },
  };
});

/** Mean over the person's texts that show it. */
function usualRate({ evaluate }: EvaluationPerson, place: number): number | null {
  const rates = evaluate.map(({ text }) => rateOf(measureText(tokenize(text)), place)).filter((rate) => rate !== null);
  return rates.length === 0 ? null : rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
}
