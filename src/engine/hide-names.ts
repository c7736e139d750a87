import { learnNames, maskNames } from '../core/text/index.ts';
import type { ContrastText } from '../ports/contrast-source.ts';
import type { MeasuredSample } from './measure-person.ts';

/** Texts whose words tell which are names; more of them would cost time and tell little. */
const mostTextsRead = 200;

/**
 * Samples as a model may see them: other names stand for the names in `text`. Tokens and counts stay those of the sample itself,
 * so that nothing counted changes and evidence points into what is stored.
 */
export function hideNames<T extends Pick<MeasuredSample, 'text' | 'language'>>(
  samples: readonly T[],
  keep: readonly string[] = [],
): readonly T[] {
  const knowledge = learnNames(samples.slice(0, mostTextsRead));
  return samples.map((sample) => ({
    ...sample,
    text: maskNames(sample.text, { language: sample.language, knowledge, keep }),
  }));
}

/** Texts of other people likewise: in one prompt all look alike. */
export function hideNamesOfOthers(texts: readonly ContrastText[]): readonly ContrastText[] {
  return texts.map((one) => ({ ...one, text: maskNames(one.text, { language: 'eng' }) }));
}
