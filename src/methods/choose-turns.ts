import { fitSelection, type Selection } from '../core/stylometry/index.ts';
import { countWords } from '../core/text/count-words.ts';
import { firstThatFit, type ShownLimits, shownLimits } from '../engine/read-material.ts';
import { HyperalignError } from '../errors.ts';
import type { MethodContext } from '../ports/method.ts';
import type { QuotedText } from '../prompting/fenced-texts.ts';
import { openNearest } from './nearest-texts.ts';

/** Which samples are shown as earlier turns; each is one change against `first`. */
export type TurnChoice = 'first' | 'nearest' | 'shortest' | 'distinctive' | 'twelve';

/** Texts to show for a task, best first. */
export type TurnsFor = (texts: readonly QuotedText[]) => (task: string) => readonly QuotedText[];

const twice: ShownLimits = { samples: 2 * shownLimits.samples, tokens: 2 * shownLimits.tokens };

export const choiceSummaries: Readonly<Record<TurnChoice, string>> = {
  first: `The first ${shownLimits.samples} samples that fit ${shownLimits.tokens} tokens`,
  nearest: 'The samples nearest to the task by BM25, as many',
  shortest: 'The shortest samples, as many',
  distinctive:
    'The samples most like the person and least like other people by function words and punctuation (Cosine Delta), as many',
  twelve: `The first ${twice.samples} samples that fit ${twice.tokens} tokens`,
};

/** Opens a choice. Throws `invalid_input` where it compares with other people and there are too few. */
export function openChoice(choice: TurnChoice, { population }: Pick<MethodContext, 'population'>): TurnsFor {
  switch (choice) {
    case 'first':
      return always((texts) => firstThatFit(texts, shownLimits));
    case 'twelve':
      return always((texts) => firstThatFit(texts, twice));
    case 'shortest':
      return always((texts) => firstThatFit(shortestFirst(texts), shownLimits));
    case 'distinctive': {
      const selection = fitSelection(
        population.map(({ person, samples }) => ({ person, texts: samples.map(({ text }) => text) })),
      );
      if (selection === null)
        throw new HyperalignError(
          'invalid_input',
          `own-turns:distinctive compares with other people and was given ${population.length} of them: it needs at least two outside the people who are written for.`,
          { details: { population: population.length } },
        );
      return always((texts) => firstThatFit(mostDistinctiveFirst(selection, texts), shownLimits));
    }
    case 'nearest':
      return (texts) => {
        const nearest = openNearest(texts);
        return (task) => firstThatFit(nearest(task), shownLimits);
      };
  }
}

function always(choose: (texts: readonly QuotedText[]) => readonly QuotedText[]): TurnsFor {
  return (texts) => {
    const chosen = choose(texts);
    return () => chosen;
  };
}

function shortestFirst(texts: readonly QuotedText[]): readonly QuotedText[] {
  return texts.toSorted((a, b) => countWords(a.text) - countWords(b.text));
}

/** Each text is scored against the others of the person. */
function mostDistinctiveFirst(selection: Selection, texts: readonly QuotedText[]): readonly QuotedText[] {
  const scored = texts.map((one) => {
    const others = texts.filter((other) => other !== one).map(({ text }) => text);
    return { one, score: selection.towards(others)(one.text) };
  });
  return scored.toSorted((a, b) => b.score - a.score).map(({ one }) => one);
}
