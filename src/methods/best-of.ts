import { fitSelection, type Selection } from '../core/stylometry/index.ts';
import { measureLeakage } from '../core/text/index.ts';
import { mostCopied, variedChance, type WritingChance } from '../engine/draw-candidates.ts';
import { HyperalignError } from '../errors.ts';
import type { Method, MethodText, PersonMaterial, WritingTask } from '../ports/method.ts';
import { drawTexts } from './draw-texts.ts';

export interface BestOfOptions {
  /** What draws the candidates, with as much left to chance as it is given: with the usual little they would all be alike. */
  readonly of: (chance: WritingChance) => Method;
  readonly candidates: number;
  /** Default: the method's and the number of candidates. */
  readonly name?: string;
}

/**
 * The candidate of a method that is nearest to the person's selection texts by function words and punctuation: what re-ranking adds. Copies of samples
 * come last, as in the product; empty texts not at all while there are others.
 */
export function bestOf({ of, candidates, ...options }: BestOfOptions): Method {
  const method = of(variedChance);
  const { name = `${method.name}:best-of-${candidates}` } = options;
  return {
    ...method,
    name,
    summary: `${method.summary} Of ${candidates} candidates (temperature ${variedChance.temperature}, top-p ${variedChance.topP}), the one nearest to selection texts of the person by function words and punctuation (Cosine Delta).`,
    chooses: { family: 'word-counts', texts: 'select' },
    actsOn: 'catalogue',
    open: async (context) => {
      const selection = fitSelection(
        context.population.map(({ person, samples, selection: chosenBy }) => ({
          person,
          texts: [...samples.map(({ text }) => text), ...chosenBy],
        })),
      );
      if (selection === null)
        throw new HyperalignError(
          'invalid_input',
          `${name} compares with other people and was given ${context.population.length} of them: it needs at least two outside the people who are written for.`,
          { details: { population: context.population.length } },
        );
      const opened = await method.open(context);
      return {
        ...opened,
        prepare: async (material) => {
          const score = openScore(selection, material);
          const prepared = await opened.prepare(material);
          return {
            ...prepared,
            write: async (task, draw) =>
              best(await drawTexts(prepared, candidates, task, draw), { material, task, score }),
          };
        },
      };
    },
  };
}

function openScore(selection: Selection, { person, selection: texts }: PersonMaterial): (text: string) => number {
  if (texts.some((text) => text.trim() !== '')) return selection.towards(texts);
  throw new HyperalignError(
    'invalid_input',
    `There are no selection texts of "${person}" to choose candidates by. Give texts that are neither learned from nor measured with, or leave the best-of methods out.`,
    { details: { person } },
  );
}

interface Choice {
  readonly material: PersonMaterial;
  readonly task: WritingTask;
  readonly score: (text: string) => number;
}

function best(candidates: readonly MethodText[], { material, task, score }: Choice): MethodText {
  const samples = material.samples.map(({ text }) => text);
  const isCopy = (text: string) => measureLeakage(text, { samples, task: task.brief }).share > mostCopied;
  const [first] = candidates
    .filter(({ text }) => text !== '')
    .map((written) => ({ written, copied: Number(isCopy(written.text)), score: score(written.text) }))
    .toSorted((a, b) => a.copied - b.copied || b.score - a.score);
  return first?.written ?? { text: '', cut: false, compliance: null };
}
