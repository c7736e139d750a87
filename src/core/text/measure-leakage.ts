import type { Leakage } from '../../contracts/write-result.ts';
import { createPhraseMatcher } from './phrase-matcher.ts';

/** Words in a phrase that counts as taken over. */
const phraseWords = 5;

/**
 * How much of a written text stands word for word in the samples and not in the task: the task's own words may be repeated.
 * Letters and digits count, case and punctuation do not. Linear in all texts together.
 */
export function measureLeakage(
  text: string,
  { samples, task }: { readonly samples: readonly string[]; readonly task: string },
): Leakage {
  const words = wordsOf(text);
  const inSamples = createPhraseMatcher(words);
  for (const sample of samples) inSamples.mark(wordsOf(sample));
  const inTask = createPhraseMatcher(words);
  inTask.mark(wordsOf(task));

  const sampled = inSamples.longest();
  const asked = inTask.longest();
  let phrases = 0;
  let longestRun = 0;
  for (const [at, length] of sampled.entries()) {
    const allowed = asked[at] ?? 0;
    if (length >= phraseWords && allowed < phraseWords) phrases += 1;
    if (length > allowed && length > longestRun) longestRun = length;
  }
  const all = words.length - phraseWords + 1;
  return { share: all > 0 ? phrases / all : 0, longestRun };
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu) ?? []
  );
}
