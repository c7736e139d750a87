import type { CleaningReport, Notice } from '../contracts/learn-result.ts';
import type { Sample } from '../contracts/sample.ts';

/** Fewer texts than this cannot be split into texts to learn from and texts to test on. */
const textsToTest = 4;
/** Below this many words a fingerprint cannot verify. */
const wordsToVerify = 150;

/** What cannot be claimed from these samples, in sentences for their owner. */
export function caveatsOf({ samples }: { readonly samples: readonly Sample[] }): readonly string[] {
  const words = samples.reduce((sum, sample) => sum + sample.words, 0);
  const foreign = samples.filter(({ language }) => language !== 'eng' && language !== 'und').length;
  return [
    ...(samples.length < textsToTest
      ? [
          `Only ${samples.length} ${samples.length === 1 ? 'text' : 'texts'}: nothing could be tested on held-out texts, so every hypothesis is only proposed. Give at least ${textsToTest}; eight or more are better.`,
        ]
      : []),
    ...(words < wordsToVerify
      ? [`Only ${words} words: texts cannot be verified against this person before there are ${wordsToVerify}.`]
      : []),
    ...(foreign * 2 > samples.length
      ? ['Most texts are not in English: words are not counted for them, only punctuation, shape and length.']
      : []),
  ];
}

/** Why there is no profile. */
export function noProfileNotice({ known, dropped }: CleaningReport): Notice {
  const reasons = Object.entries(dropped.byReason).map(([reason, count]) => `${count} ${reason}`);
  const why = dropped.total > 0 ? `Left out: ${reasons.join(', ')}.` : 'No text was found.';
  return {
    code: 'nothing-learned',
    message: `Nothing could be learned${known > 0 ? ' that was not known before' : ''}. ${why} Give texts of at least a sentence or two that the person wrote.`,
  };
}
