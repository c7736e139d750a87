// Table: punctuation, sentence shapes, capitals, layout, choices between two forms, lengths.
import type { Dimension } from '../../contracts/hypothesis.ts';
import {
  type FeatureDefinition,
  type FeatureFamily,
  type Match,
  type Presentation,
  perHundredSentences,
  perThousandWords,
  shareOfTexts,
} from './feature.ts';

type Row = readonly [id: string, label: string, dimension: Dimension, marks?: readonly string[]];

const style: Dimension = 'writing-style';
const strategy: Dimension = 'communication-strategy';
const personality: Dimension = 'personality';

const punctuation: readonly Row[] = [
  ['commas', 'commas', style, [',', '，', '、', '،']],
  ['semicolons', 'semicolons', style, [';', '；', '؛']],
  ['colons', 'colons', style, [':', '：']],
  ['parentheses', 'parentheses', style, ['(', '（']],
  ['square-brackets', 'square brackets', style, ['[']],
  ['double-quotes', 'double quotation marks', style, ['"', '«', '»', '「', '『']],
  ['slashes', 'slashes', style, ['/']],
  ['ampersands', 'ampersands', style, ['&']],
  ['full-stops', 'full stops', style, ['.', '。', '．', '।']],
  ['asterisks', 'asterisks', style, ['*']],
  ['exclamation-marks', 'exclamation marks', personality],
  ['question-marks', 'question marks', strategy],
  ['ellipses', 'ellipses (...)', style],
  ['dashes', 'dashes', style],
  ['hyphens', 'hyphenated words', style],
  ['single-quotes', 'single quotation marks', style],
  ['repeated-marks', 'repeated marks (!!, ??, ?!)', personality],
  ['emoji', 'emoji', personality],
  ['emoticons', 'emoticons such as :)', personality],
  ['double-spaces', 'double spaces', style],
  ['numerals', 'numbers in digits', style],
  ['all-caps-words', 'words in capitals', personality],
  ['stretched-words', 'stretched words (sooo)', personality],
  ['long-words', 'long words (8 letters or more)', style],
  ['short-words', 'short words (3 letters or fewer)', style],
];

const sentences: readonly Row[] = [
  ['questions', 'questions', strategy],
  ['exclamations', 'exclamations', personality],
  ['trailing-off', 'sentences that trail off with an ellipsis', personality],
  ['lower-case-starts', 'sentences that start in lower case', style],
  ['short-sentences', 'sentences of five words or fewer', style],
  ['long-sentences', 'sentences of thirty words or more', style],
  ['sentences-with-parentheses', 'sentences with an aside in parentheses', style],
];

/** Sentences that start with the bare form of a verb of instruction. */
const imperatives = [
  "let let's send call give make take look see check keep try note remember don't add use get go come bring tell ask",
  'read write find put leave wait stop start turn click open move follow consider imagine think stay enjoy forward review',
]
  .join(' ')
  .split(' ');

const choices: readonly Row[] = [
  ['contractions', 'contractions where both forms are possible', style],
  ['contracted-not', '"n\'t" rather than "not"', style],
  ['contracted-pronouns', '"I\'m", "you\'re" rather than "I am", "you are"', style],
  ['british-spelling', 'British rather than American spelling', style],
  ['digits-for-small-numbers', 'digits rather than words for numbers up to twelve', style],
  ['lower-case-i', '"i" in lower case', style],
  ['serial-commas', 'a comma before the last "and" of a list', style],
];

const typographicChoices: readonly Row[] = [
  ['curly-marks', 'curly rather than straight quotation marks and apostrophes', style],
  ['spaced-dashes', 'dashes with spaces around them', style],
  ['double-space-after-sentence', 'two spaces after a sentence', style],
];

const lines: readonly Row[] = [
  ['list-lines', 'list items', strategy],
  ['open-lines', 'lines that end without a mark', style],
  ['lower-case-lines', 'lines that start in lower case', style],
];

const texts: readonly Row[] = [
  ['uses-list', 'texts that hold a list', strategy],
  ['ends-with-question', 'texts that end with a question', strategy],
  ['ends-with-exclamation', 'texts that end with an exclamation', personality],
  ['ends-without-mark', 'texts that end without a mark', style],
  ['one-paragraph', 'texts of a single paragraph', style],
  ['postscript', 'texts with a postscript', strategy],
];

interface Length {
  readonly id: string;
  readonly label: string;
  readonly opportunity: FeatureDefinition['opportunity'];
  readonly unit: string;
}

const lengths: readonly Length[] = [
  { id: 'words-per-text', label: 'words in a text', opportunity: 'texts', unit: 'words' },
  { id: 'words-per-sentence', label: 'words in a sentence', opportunity: 'sentences', unit: 'words' },
  {
    id: 'sentence-length-spread',
    label: 'variation of sentence length',
    opportunity: 'texts',
    unit: 'words (standard deviation)',
  },
  { id: 'words-per-paragraph', label: 'words in a paragraph', opportunity: 'paragraphs', unit: 'words' },
  { id: 'sentences-per-paragraph', label: 'sentences in a paragraph', opportunity: 'paragraphs', unit: 'sentences' },
  { id: 'paragraphs-per-text', label: 'paragraphs in a text', opportunity: 'texts', unit: 'paragraphs' },
  { id: 'characters-per-word', label: 'letters in a word', opportunity: 'words', unit: 'letters' },
  { id: 'commas-per-sentence', label: 'commas in a sentence', opportunity: 'sentences', unit: 'commas' },
];

const ofChoices: Presentation = { opportunity: 'choices', unit: '% of the places', scale: 100, prior: 200 };
const perHundredLines: Presentation = { opportunity: 'lines', unit: 'per 100 lines', scale: 100, prior: 200 };
const byRule: Match = { by: 'rule' };

export const markFeatures: readonly FeatureDefinition[] = [
  ...rows(punctuation, 'punctuation', perThousandWords, '*'),
  ...rows(sentences, 'sentence', perHundredSentences, '*'),
  ...rows(
    [['imperatives', 'sentences that open with an instruction', strategy]],
    'sentence',
    perHundredSentences,
    'en',
  ).map((feature): FeatureDefinition => ({ ...feature, match: { by: 'opener', words: imperatives } })),
  ...rows(choices, 'contraction', ofChoices, 'en'),
  ...rows(typographicChoices, 'shape', ofChoices, '*'),
  ...rows(lines, 'shape', perHundredLines, '*'),
  ...rows(texts, 'shape', shareOfTexts, '*'),
  ...lengths.map(
    (length): FeatureDefinition => ({
      ...length,
      family: 'length',
      kind: 'mean',
      scale: 1,
      prior: 200,
      dimension: length.id === 'words-per-text' ? strategy : style,
      language: '*',
      match: byRule,
    }),
  ),
];

function rows(
  table: readonly Row[],
  family: FeatureFamily,
  presentation: Presentation,
  language: '*' | 'en',
): readonly FeatureDefinition[] {
  return table.map(([id, label, dimension, marks]) => ({
    id,
    label,
    family,
    kind: 'count',
    ...presentation,
    dimension,
    language,
    match: marks === undefined ? byRule : { by: 'mark', marks },
  }));
}
