import { fitSelection, type Selection } from '../../core/stylometry/index.ts';
import type { EvaluationPerson } from '../evaluation-person.ts';
import type { Measure } from '../measure.ts';

/**
 * What best-of methods choose candidates by, of every text of a run (evaluation.md M5). Never among the measures of an outcome: it stands beside them, so
 * that a gain in it without one in them is seen.
 */
export function selectionScore(populationOf: (person: string) => readonly EvaluationPerson[]): Measure {
  return {
    name: 'selection-score',
    range: [-2, 2],
    summary:
      'Selection, no result: what best-of methods choose candidates by, nearness to the selection texts by function words and punctuation (Cosine Delta), −2 to 2. That chosen texts have more of it says only that they were chosen.',
    better: 'neither',
    masked: false,
    fittedOn: { family: 'word-counts', texts: 'select' },
    open: async ({ people }) => {
      const fitted = new Map<readonly EvaluationPerson[], Selection | null>();
      const towards = new Map<string, ((text: string) => number) | null>();
      const scorerOf = (person: string): ((text: string) => number) | null => {
        const population = populationOf(person);
        const selection = fitted.has(population) ? (fitted.get(population) ?? null) : fitTo(population);
        fitted.set(population, selection);
        const own = people.find((one) => one.person === person)?.select ?? [];
        return selection === null || own.length === 0 ? null : selection.towards(own.map(({ text }) => text));
      };
      return ({ person, text }) => {
        const score = towards.get(person) ?? scorerOf(person);
        towards.set(person, score);
        return score === null || text.trim() === '' ? null : score(text);
      };
    },
  };
}

function fitTo(population: readonly EvaluationPerson[]): Selection | null {
  return fitSelection(
    population.map(({ person, learn, select }) => ({ person, texts: [...learn, ...select].map(({ text }) => text) })),
  );
}
