// Table: choices between two ways of saying the same. What is chosen tells the writer; how often the choice arises tells the matter.
import type { Dimension } from '../../contracts/hypothesis.ts';
import { type FeatureDefinition, type Presentation, perHundredSentences, shareOfTexts } from './feature.ts';

const style: Dimension = 'writing-style';
const strategy: Dimension = 'communication-strategy';
const personality: Dimension = 'personality';

interface Share {
  readonly id: string;
  readonly label: string;
  readonly dimension: Dimension;
}

/** Found by rule, in `find-shares.ts`. */
const ruled: readonly (readonly [id: string, label: string, dimension: Dimension])[] = [
  ['since-for-because', '"since" rather than "because" for reasons', style],
  ['reason-first', 'reasons before what they are reasons for', strategy],
  ['semicolon-joins', 'semicolons rather than commas before "and", "but", "so", "or", "which"', style],
  ['parenthetical-asides', 'asides in parentheses rather than between commas', style],
  ['dashes-for-commas', 'dashes rather than commas', style],
  ['which-for-that', '"which" rather than "that" before a verb', style],
  ['however-inside', '"however" inside the sentence rather than at its start', style],
  ['we-for-i', '"we" rather than "I"', strategy],
  ['lower-case-after-stop', 'small letters after a full stop', style],
  ['stressed-words', 'capitals for stress', personality],
  ['abbreviated-words', 'short forms (Mon, info, approx) rather than full words', style],
  ['hedged-is', '"is perhaps", "are probably" rather than "is", "are"', personality],
  ['boosted-is', '"is certainly", "are clearly" rather than "is", "are"', personality],
  ['softened-requests', 'requests with "please" or as a question rather than as an instruction', strategy],
  ['comma-before-but', 'a comma before "but"', style],
  ['comma-before-and', 'a comma before "and"', style],
  ['comma-after-opener', 'a comma after an opening word such as "Then" or "Now"', style],
  ['that-after-saying', '"that" after verbs of saying and thinking', style],
];

interface Pair extends Share {
  /** Words that count as the named form. */
  readonly named: string;
  /** Words that could have been it. */
  readonly other: string;
}

export const wordPairs: readonly Pair[] = [
  {
    id: 'hedges-for-boosters',
    label: 'words of doubt (perhaps, probably) rather than of certainty (clearly, definitely)',
    dimension: personality,
    named: 'maybe perhaps probably possibly apparently presumably seemingly likely supposedly',
    other: 'definitely certainly absolutely clearly obviously surely undoubtedly indeed',
  },
  {
    id: 'maybe-for-perhaps',
    label: '"maybe" rather than "perhaps"',
    dimension: style,
    named: 'maybe',
    other: 'perhaps',
  },
  {
    id: 'though-for-although',
    label: '"though" rather than "although"',
    dimension: style,
    named: 'though',
    other: 'although',
  },
  { id: 'however-for-but', label: '"however" rather than "but"', dimension: style, named: 'however', other: 'but' },
  {
    id: 'big-for-large',
    label: '"big" rather than "large"',
    dimension: style,
    named: 'big bigger biggest',
    other: 'large larger largest',
  },
  {
    id: 'start-for-begin',
    label: '"start" rather than "begin"',
    dimension: style,
    named: 'start starts started starting',
    other: 'begin begins began beginning begun',
  },
  {
    id: 'kids-for-children',
    label: 'everyday words (kids, guys, mom) rather than neutral ones (children, men, mother)',
    dimension: style,
    named: 'kid kids guy guys mom mum dad',
    other: 'child children man men mother father',
  },
  {
    id: 'nearly-for-almost',
    label: '"nearly" rather than "almost"',
    dimension: style,
    named: 'nearly',
    other: 'almost',
  },
  { id: 'also-for-too', label: '"also" rather than "too"', dimension: style, named: 'also', other: 'too' },
  {
    id: 'praise-for-complaint',
    label: 'words of pleasure (great, glad, love) rather than of displeasure (awful, hate, sad)',
    dimension: personality,
    named:
      'glad happy love loved lovely great wonderful excellent awesome amazing fantastic delighted pleased excited fun nice enjoy enjoyed',
    other:
      'sad hate hated awful terrible annoying annoyed horrible upset angry frustrating frustrated disappointed worried afraid',
  },
];

const ofChoices: Presentation = { opportunity: 'choices', unit: '% of the places', scale: 100, prior: 200 };
const perHundredParagraphs: Presentation = {
  opportunity: 'paragraphs',
  unit: 'per 100 paragraphs',
  scale: 100,
  prior: 200,
};

export const shareFeatures: readonly FeatureDefinition[] = [
  ...ruled.map(([id, label, dimension]) => byRule({ id, label, dimension }, ofChoices, 'en')),
  ...wordPairs.map((pair) => byRule(pair, ofChoices, 'en')),
  byRule(
    { id: 'one-sentence-paragraphs', label: 'paragraphs of a single sentence', dimension: style },
    perHundredParagraphs,
    '*',
  ),
  byRule(
    {
      id: 'paragraphs-ending-in-exclamation',
      label: 'paragraphs that end with an exclamation mark',
      dimension: personality,
    },
    perHundredParagraphs,
    '*',
  ),
  byRule(
    { id: 'opens-with-question', label: 'texts that open with a question', dimension: strategy },
    shareOfTexts,
    '*',
  ),
  {
    ...byRule(
      { id: 'opener-joining-word', label: 'sentences that open with "And", "But", "So" or "Or"', dimension: style },
      perHundredSentences,
      'en',
    ),
    family: 'opener',
    match: { by: 'opener', words: ['and', 'but', 'so', 'or', 'nor', 'yet', 'plus'] },
  },
];

function byRule({ id, label, dimension }: Share, presentation: Presentation, language: '*' | 'en'): FeatureDefinition {
  return {
    id,
    label,
    family: presentation.opportunity === 'choices' ? 'contraction' : 'shape',
    kind: 'count',
    ...presentation,
    dimension,
    language,
    match: { by: 'rule' },
  };
}
