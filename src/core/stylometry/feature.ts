import type { Dimension } from '../../contracts/hypothesis.ts';

export type FeatureFamily =
  | 'function-word'
  | 'word-group'
  | 'contraction'
  | 'phrase'
  | 'opener'
  | 'punctuation'
  | 'sentence'
  | 'shape'
  | 'spelling'
  | 'greeting'
  | 'closing'
  | 'length';

/** What a rate is a share of. `words` are estimated as half the letters where words cannot be told apart; `choices` are places where two forms were possible. */
export type Opportunity = 'words' | 'sentences' | 'lines' | 'paragraphs' | 'texts' | 'greetings' | 'choices';

/** One thing that can be counted in any text. The list is closed: no feature holds a word of a person's texts. */
export interface Feature {
  readonly id: string;
  /** Plain words, fit for "Uses more …": `semicolons`. */
  readonly label: string;
  readonly family: FeatureFamily;
  /** `count`: occurrences among opportunities. `mean`: a sum over units, such as words over sentences. */
  readonly kind: 'count' | 'mean';
  readonly opportunity: Opportunity;
  /** Unit of the shown value: `per 1,000 words`. */
  readonly unit: string;
  /** Rate × scale = shown value. */
  readonly scale: number;
  /** Opportunities the prior of a log-odds weighs (hypotheses.md 6.4): 1000 for words, 200 otherwise. */
  readonly prior: number;
  readonly dimension: Dimension;
  /** `en`: has no opportunities in a text of another language. `*`: counted in every text. */
  readonly language: 'en' | '*';
}

/** How a feature is found. `rule` means that code of `measure` finds it under its id. */
export type Match =
  | { readonly by: 'word'; readonly words: readonly string[] }
  | { readonly by: 'phrase'; readonly phrases: readonly string[] }
  | { readonly by: 'opener'; readonly words: readonly string[] }
  | { readonly by: 'mark'; readonly marks: readonly string[] }
  | { readonly by: 'rule' };

export interface FeatureDefinition extends Feature {
  readonly match: Match;
}

export type Presentation = Pick<Feature, 'opportunity' | 'unit' | 'scale' | 'prior'>;

export const perThousandWords: Presentation = {
  opportunity: 'words',
  unit: 'per 1,000 words',
  scale: 1000,
  prior: 1000,
};
export const perHundredSentences: Presentation = {
  opportunity: 'sentences',
  unit: 'per 100 sentences',
  scale: 100,
  prior: 200,
};
export const shareOfTexts: Presentation = { opportunity: 'texts', unit: '% of texts', scale: 100, prior: 200 };
