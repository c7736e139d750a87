import type { PlantedEdit } from './planted-trait.ts';

/** A match and its groups, "" where a group is absent. */
export type Replace = (found: readonly string[]) => string;

/** Every match of the pattern (with flag g) is an opportunity; taken ones are replaced. A replacement equal to the match is no opportunity. */
export function editPlaces(text: string, pattern: RegExp, takes: () => boolean, replace: Replace): PlantedEdit {
  let changed = 0;
  let opportunities = 0;
  const edited = text.replace(pattern, (...groups: readonly unknown[]) => {
    const end = groups.findIndex((group) => typeof group === 'number');
    const found = groups.slice(0, end).map((group) => (typeof group === 'string' ? group : ''));
    const [match = ''] = found;
    const instead = replace(found);
    if (instead === match) return match;
    opportunities += 1;
    if (!takes()) return match;
    changed += 1;
    return instead;
  });
  return { text: edited, changed, opportunities };
}

/** Something added once to a text. */
export function addOnce(text: string, takes: () => boolean, add: (text: string) => string): PlantedEdit {
  return takes() ? { text: add(text), changed: 1, opportunities: 1 } : { text, changed: 0, opportunities: 1 };
}

/** Keeps the capital of what it replaces. */
export function likeCase(model: string, word: string): string {
  return /^\p{Lu}/u.test(model) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

/** The full stop of a sentence, not of an abbreviation or initial; group 1 is what stands before it. */
export const fullStop =
  /((?<!\b(?:Mr|Mrs|Ms|Dr|Prof|St|Corp|Inc|Ltd|Co|Cos|Bros|Sen|Rep|Gov|Gen|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|vs|etc))[\p{Ll}\p{Nd}%)])\.(?=\s+["'(]?\p{Lu}|\s*$|\n)/gmu;

/** Starts of sentences whose first word may lose its capital: group 1 what stands before, group 2 the word. */
export const plainStart =
  /((?:^|[.!?]["')]? +|\n))(The|This|That|These|Those|It|They|He|She|We|There|You|In|On|At|For|With|From|If|When|While|After|Before|As|Some|Many|Most|Our|Their|His|Her|My|An|Its|All|Both|Each|One|Two|Now|Then|Today|What|Who|How|Even|Such|No|Only)(?= )/gu;

/** Starts of all sentences: group 1 what stands before, group 2 the capital. */
export const anyStart = /((?:^|[.!?]["')]? +|\n))(\p{Lu})(?=\p{Ll}| )/gu;
