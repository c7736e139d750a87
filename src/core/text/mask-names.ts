import { hashText } from '../numerics/hash-text.ts';
import { findNames, learnNames, type NameKnowledge } from './find-names.ts';
import type { NameToken } from './name-token.ts';
import { isStandIn, standInAt } from './stand-in-names.ts';

export { learnNames, type NameKnowledge };

export interface MaskNamesOptions {
  /** ISO 639-3; German and its kin write nouns with a capital. Default `und`. */
  readonly language?: string;
  /** What other texts of the person show; by default the text speaks for itself. */
  readonly knowledge?: NameKnowledge;
  /** Names that stay, such as the one the person signs with where it is told anyway. */
  readonly keep?: readonly string[];
}

/**
 * Puts another name in the place of every name that is in no list of public ones: the same for the same name, so that who is who can still be
 * followed, and a word for a word, so that places in both texts can be matched. Stand-ins rather than `[NAME]`, because a model copies a token
 * into what it writes. Deterministic; linear in the length of the text; masking twice changes nothing.
 */
export function maskNames(text: string, options: MaskNamesOptions = {}): string {
  const { language = 'und', keep = [] } = options;
  const knowledge = options.knowledge ?? learnNames([{ text, language }]);
  const kept = new Set(keep.flatMap((name) => name.toLowerCase().split(/[\s.,]+/)));
  const found = findNames(text, language, knowledge).filter(({ key, word }) => !kept.has(key) && !isStandIn(word));
  const given = new Map<string, string>();
  const taken = new Set<string>();
  let masked = '';
  let at = 0;
  for (const token of found) {
    const standIn = given.get(token.key) ?? freeStandIn(token.key, text, taken);
    given.set(token.key, standIn);
    taken.add(standIn);
    masked += text.slice(at, token.start) + inFormOf(token, standIn);
    at = token.end;
  }
  return masked + text.slice(at);
}

/** Two names of a text do not share a stand-in while there are free ones, and none is a word of the text. */
function freeStandIn(key: string, text: string, taken: ReadonlySet<string>): string {
  const from = hashText(key) % 1009;
  for (let step = 0; step < mostSteps; step += 1) {
    const name = standInAt(from + step);
    if (!taken.has(name) && !text.includes(name)) return name;
  }
  return standInAt(from);
}

const mostSteps = 24;

function inFormOf({ form, word }: NameToken, name: string): string {
  if (word.length === 1) return 'A';
  if (form === 'lower') return name.toLowerCase();
  return form === 'capitals' ? name.toUpperCase() : name;
}
