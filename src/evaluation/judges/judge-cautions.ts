import type { JudgeValidation } from './judge-validation.ts';

/** What a reader must know before any verdict of the judge. */
export function* judgeCautions(validation: JudgeValidation): Iterable<string> {
  const { judge, ofWritersFamily, unusable, marks } = validation;
  if (unusable.length > 0)
    yield `The judge ${judge} is not usable for this task, and none of its win rates is printed: ${unusable.join('; ')}.`;
  if (marks.length > 0) yield `Every win rate of the judge ${judge} is marked: it ${marks.join('; it ')}.`;
  if (ofWritersFamily) yield `${familySentence(validation)}.`;
}

function familySentence({ judge, selfPreference }: JudgeValidation): string {
  const same = `The judge ${judge} is of the same family as the model that wrote`;
  const excess = selfPreference?.excess;
  if (!excess) return `${same}; whether it prefers such texts could not be measured`;
  const interval = excess.low === null || excess.high === null ? '' : ` [${shown(excess.low)}, ${shown(excess.high)}]`;
  return `${same}: texts of that family beat the real text ${shown(excess.mean)}${interval} more often than another person's text does (${excess.people} people)`;
}

function shown(value: number): string {
  return value.toFixed(2).replace('-', '−');
}
