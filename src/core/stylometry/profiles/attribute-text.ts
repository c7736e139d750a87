import type { Tokens } from '../tokenize.ts';
import { cutSamples, tokenStarts } from './cut-samples.ts';
import { fitProfiles, type ProfileOptions } from './fit-profiles.ts';
import { leastTokens } from './profile-set.ts';
import { type Ranking, rankAuthors } from './rank-authors.ts';

export interface AttributionOptions extends ProfileOptions {
  /** `match` cuts the known texts into samples of the query's length, for texts of very unequal lengths; `whole`, the default, leaves them. */
  readonly samples?: 'whole' | 'match';
}

/** Ranks the authors of known texts for one query. For many queries fit once with `fitProfiles` and ask `rankAuthors`. */
export function attributeText(
  known: Iterable<{ readonly author: string; readonly text: string | Tokens }>,
  query: string | Tokens,
  { samples = 'whole', ...options }: AttributionOptions,
): Ranking {
  const tokens = Math.max(leastTokens, tokenStarts(originalOf(query)).length);
  const texts = samples === 'whole' ? known : cutAll(known, tokens);
  return rankAuthors(fitProfiles(texts, options), query, options);
}

function* cutAll(
  known: Iterable<{ readonly author: string; readonly text: string | Tokens }>,
  tokens: number,
): Generator<{ readonly author: string; readonly text: string }> {
  for (const { author, text } of known) {
    for (const sample of cutSamples(originalOf(text), tokens)) yield { author, text: sample };
  }
}

function originalOf(text: string | Tokens): string {
  return typeof text === 'string' ? text : text.original;
}
