import { learnNames, maskNames } from '../core/text/index.ts';
import type { ContrastText } from '../ports/contrast-source.ts';
import type { MeasuredSample } from './measure-person.ts';

type NamedText = Pick<MeasuredSample, 'text' | 'language'>;

/** Texts whose words tell which are names; more of them would cost time and tell little. */
const mostTextsRead = 200;

export interface HideNamesOptions {
  /** All samples of the person: a name that opens a sentence here may be told by another text alone. */
  readonly among: readonly NamedText[];
  /** Names that stay. */
  readonly keep?: readonly string[];
}

/**
 * Texts as a model may see them: other names stand for the names in `text`. Tokens and counts stay those of the sample itself,
 * so that nothing counted changes and evidence points into what is stored.
 */
export function hideNames<T extends NamedText>(
  texts: readonly T[],
  { among, keep = [] }: HideNamesOptions,
): readonly T[] {
  const shown = new Set(texts.map(({ text }) => text));
  const others = among.filter(({ text }) => !shown.has(text));
  const knowledge = learnNames([...texts, ...others].slice(0, mostTextsRead));
  return texts.map((one) => ({ ...one, text: maskNames(one.text, { language: one.language, knowledge, keep }) }));
}

/** Texts of other people likewise: in one prompt all look alike. */
export function hideNamesOfOthers(texts: readonly ContrastText[]): readonly ContrastText[] {
  return texts.map((one) => ({ ...one, text: maskNames(one.text, { language: 'eng' }) }));
}
