// Table: favourite short phrases and sentence openers from a closed list.
import type { Dimension } from '../../contracts/hypothesis.ts';
import { type FeatureDefinition, perHundredSentences, perThousandWords } from './feature.ts';

interface Phrases {
  readonly id: string;
  readonly label: string;
  readonly dimension: Dimension;
  readonly phrases: readonly string[];
}

const phrases: readonly Phrases[] = [
  {
    id: 'phrase-i-think',
    label: '"I think" and "I believe"',
    dimension: 'communication-strategy',
    phrases: ['i think', 'i believe', 'i feel', 'in my opinion', 'i guess', 'i suppose'],
  },
  {
    id: 'phrase-kind-of',
    label: '"kind of" and "sort of"',
    dimension: 'communication-strategy',
    phrases: ['kind of', 'sort of', 'a bit', 'a little'],
  },
  {
    id: 'phrase-a-lot',
    label: '"a lot" and "lots of"',
    dimension: 'writing-style',
    phrases: ['a lot', 'lots of', 'tons of', 'loads of'],
  },
  { id: 'phrase-of-course', label: '"of course"', dimension: 'writing-style', phrases: ['of course'] },
  {
    id: 'phrase-in-fact',
    label: '"in fact" and "actually"',
    dimension: 'writing-style',
    phrases: ['in fact', 'as a matter of fact', 'actually'],
  },
  {
    id: 'phrase-for-example',
    label: '"for example", "such as"',
    dimension: 'communication-strategy',
    phrases: ['for example', 'for instance', 'such as'],
  },
  { id: 'phrase-at-least', label: '"at least"', dimension: 'writing-style', phrases: ['at least'] },
  { id: 'phrase-as-well', label: '"as well"', dimension: 'writing-style', phrases: ['as well'] },
  {
    id: 'phrase-in-order-to',
    label: '"in order to"',
    dimension: 'writing-style',
    phrases: ['in order to', 'so as to'],
  },
  {
    id: 'phrase-due-to',
    label: '"due to", "because of"',
    dimension: 'writing-style',
    phrases: ['due to', 'because of', 'as a result of'],
  },
  { id: 'phrase-going-to', label: '"going to"', dimension: 'writing-style', phrases: ['going to', 'gonna'] },
  {
    id: 'phrase-have-to',
    label: '"have to", "need to"',
    dimension: 'communication-strategy',
    phrases: ['have to', 'has to', 'had to', 'need to', 'needs to', 'got to', 'gotta'],
  },
  {
    id: 'phrase-would-like',
    label: '"would like", "would love"',
    dimension: 'communication-strategy',
    phrases: ['would like', 'would love', "i'd like", "i'd love", "we'd like"],
  },
  {
    id: 'phrase-let-me-know',
    label: '"let me know"',
    dimension: 'communication-strategy',
    phrases: ['let me know', 'let us know'],
  },
  {
    id: 'phrase-look-forward',
    label: '"look forward to"',
    dimension: 'communication-strategy',
    phrases: ['look forward', 'looking forward'],
  },
  {
    id: 'phrase-feel-free',
    label: '"feel free", "don\'t hesitate"',
    dimension: 'communication-strategy',
    phrases: ['feel free', 'not hesitate', "don't hesitate"],
  },
  {
    id: 'phrase-you-know',
    label: '"you know", "I mean"',
    dimension: 'personality',
    phrases: ['you know', 'i mean', 'you see'],
  },
  {
    id: 'phrase-by-the-way',
    label: '"by the way"',
    dimension: 'communication-strategy',
    phrases: ['by the way', 'btw'],
  },
  {
    id: 'phrase-to-be-honest',
    label: '"to be honest", "honestly"',
    dimension: 'personality',
    phrases: ['to be honest', 'honestly', 'frankly', 'tbh', 'to be fair'],
  },
  {
    id: 'phrase-at-the-moment',
    label: '"at the moment", "right now"',
    dimension: 'writing-style',
    phrases: ['at the moment', 'right now', 'at this point', 'at present'],
  },
  {
    id: 'phrase-as-soon-as',
    label: '"as soon as possible"',
    dimension: 'communication-strategy',
    phrases: ['as soon as', 'asap'],
  },
  {
    id: 'phrase-no-problem',
    label: '"no problem", "no worries"',
    dimension: 'personality',
    phrases: ['no problem', 'no worries', 'sounds good', 'not a problem', 'no rush', 'no hurry'],
  },
  {
    id: 'phrase-hope-you',
    label: 'good wishes ("hope you are well")',
    dimension: 'personality',
    phrases: ['hope you', 'hope this', 'hope all', 'have a great', 'have a good', 'have a nice', 'hope that'],
  },
  {
    id: 'phrase-on-the-other-hand',
    label: 'weighing phrases ("on the other hand")',
    dimension: 'communication-strategy',
    phrases: [
      'on the other hand',
      'on one hand',
      'on the one hand',
      'having said that',
      'that said',
      'even so',
      'then again',
    ],
  },
  {
    id: 'phrase-in-other-words',
    label: '"in other words", "that is"',
    dimension: 'communication-strategy',
    phrases: ['in other words', 'that is', 'i e', 'which means'],
  },
  { id: 'phrase-according-to', label: '"according to"', dimension: 'writing-style', phrases: ['according to'] },
  {
    id: 'phrase-and-so-on',
    label: '"and so on", "etc."',
    dimension: 'writing-style',
    phrases: ['and so on', 'and so forth', 'etc', 'et cetera', 'or whatever', 'or something', 'and stuff'],
  },
  {
    id: 'requests',
    label: 'requests as questions ("could you", "can you")',
    dimension: 'communication-strategy',
    phrases: [
      'can you',
      'could you',
      'would you',
      'will you',
      'would you mind',
      'do you mind',
      'may i',
      'could i',
      'can i',
    ],
  },
  {
    id: 'phrase-refusals',
    label: 'refusals ("unfortunately", "not able to", "can\'t make")',
    dimension: 'communication-strategy',
    phrases: ['unfortunately', 'not able to', 'unable to', "won't be able", 'will not be able', "can't make", 'cannot make', 'have to decline', "i'm afraid", 'i am afraid', 'no thanks', 'no thank you'],
  },
  {
    id: 'phrase-disagreement',
    label: 'disagreement ("I disagree", "I don\'t think", "not sure that")',
    dimension: 'communication-strategy',
    phrases: ['disagree', "don't think", 'do not think', "don't agree", 'do not agree', 'not convinced', 'not sure that', 'not sure if', "don't believe", 'on the contrary', "that's not", 'that is not'],
  },
  {
    id: 'phrase-agreement',
    label: 'agreement ("I agree", "exactly", "you\'re right")',
    dimension: 'communication-strategy',
    phrases: ['i agree', 'agreed', 'exactly', "you're right", 'you are right', 'good point', 'fair enough', 'makes sense', 'sounds good', 'fine with me', 'works for me'],
  },
  {
    id: 'phrase-suggestions',
    label: 'suggestions ("how about", "why don\'t we", "we could")',
    dimension: 'communication-strategy',
    phrases: ['how about', 'what about', 'why not', "why don't", 'we could', 'we should', 'you could', 'you should', 'you might', 'i suggest', 'i recommend', 'i would suggest', "let's", 'let us', 'shall we'],
  },
  {
    id: 'phrase-offers',
    label: 'offers of help ("happy to", "I can", "if you need")',
    dimension: 'communication-strategy',
    phrases: ['happy to', 'glad to', 'i can', 'we can', 'if you need', 'if you have any', 'if you would like', "if you'd like", 'if you want', 'can help', 'at your disposal', 'feel free'],
  },
  {
    id: 'phrase-commitments',
    label: 'commitments ("I will", "I\'ll")',
    dimension: 'communication-strategy',
    phrases: ["i'll", 'i will', "we'll", 'we will', 'i plan to', 'i promise', 'i intend to'],
  },
  {
    id: 'phrase-doubts',
    label: 'admitted doubt ("not sure", "I don\'t know", "no idea")',
    dimension: 'personality',
    phrases: ['not sure', 'unsure', "don't know", 'do not know', 'no idea', 'not certain', 'hard to say', 'who knows', 'i wonder', 'not clear'],
  },
  {
    id: 'phrase-surprise',
    label: 'words of surprise ("surprisingly", "can\'t believe")',
    dimension: 'personality',
    phrases: ['surprised', 'surprising', 'surprisingly', "can't believe", 'cannot believe', 'unbelievable', 'incredible', 'wow', 'shocked', 'strange', 'strangely', 'weird', 'oddly', 'funny'],
  },
  {
    id: 'phrase-laughter',
    label: 'laughter and jokes (haha, lol, just kidding)',
    dimension: 'personality',
    phrases: ['haha', 'hahaha', 'hehe', 'heh', 'lol', 'rofl', 'lmao', 'kidding', 'joking', 'joke', 'jokes', 'hilarious', 'laughed', 'laughing'],
  },
  {
    id: 'phrase-self-correction',
    label: 'self-corrections ("I mean", "or rather", "well, actually")',
    dimension: 'personality',
    phrases: ['i mean', 'or rather', 'that is to say', 'well actually', 'correction', 'scratch that', 'on second thought', 'on second thoughts'],
  },
  {
    id: 'phrase-self-reference',
    label: 'self-reference ("for me", "in my case", "personally")',
    dimension: 'personality',
    phrases: ['for me', 'to me', 'in my case', 'personally', 'as for me', 'my own', 'i myself', 'in my experience', 'from my side', 'on my end', 'in my view'],
  },
  {
    id: 'phrase-emphasis-on-need',
    label: 'urgency ("urgent", "immediately", "right away")',
    dimension: 'communication-strategy',
    phrases: ['urgent', 'urgently', 'immediately', 'right away', 'asap', 'as soon as possible', 'at once', 'by tomorrow', 'by today', 'today please', 'without delay'],
  },
];

interface Opener {
  readonly id: string;
  readonly label: string;
  readonly dimension: Dimension;
  readonly words: string;
}

const openers: readonly Opener[] = [
  { id: 'opener-and', label: 'sentences that open with "And"', dimension: 'writing-style', words: 'and' },
  { id: 'opener-but', label: 'sentences that open with "But"', dimension: 'writing-style', words: 'but' },
  { id: 'opener-so', label: 'sentences that open with "So"', dimension: 'writing-style', words: 'so' },
  { id: 'opener-or', label: 'sentences that open with "Or"', dimension: 'writing-style', words: 'or' },
  {
    id: 'opener-also',
    label: 'sentences that open with "Also" or "Plus"',
    dimension: 'writing-style',
    words: 'also plus',
  },
  { id: 'opener-however', label: 'sentences that open with "However"', dimension: 'writing-style', words: 'however' },
  { id: 'opener-well', label: 'sentences that open with "Well"', dimension: 'personality', words: 'well' },
  { id: 'opener-i', label: 'sentences that open with "I"', dimension: 'personality', words: "i i'm i've i'll i'd" },
  {
    id: 'opener-we',
    label: 'sentences that open with "We"',
    dimension: 'personality',
    words: "we we're we've we'll we'd",
  },
  {
    id: 'opener-you',
    label: 'sentences that open with "You"',
    dimension: 'communication-strategy',
    words: "you you're you've you'll you'd",
  },
  { id: 'opener-it', label: 'sentences that open with "It"', dimension: 'writing-style', words: "it it's its" },
  { id: 'opener-the', label: 'sentences that open with "The"', dimension: 'writing-style', words: 'the' },
  {
    id: 'opener-this',
    label: 'sentences that open with "This" or "That"',
    dimension: 'writing-style',
    words: "this that these those that's",
  },
  { id: 'opener-there', label: 'sentences that open with "There"', dimension: 'writing-style', words: "there there's" },
  { id: 'opener-if', label: 'sentences that open with "If"', dimension: 'communication-strategy', words: 'if' },
  {
    id: 'opener-when',
    label: 'sentences that open with "When", "After" or "While"',
    dimension: 'writing-style',
    words: 'when while after before as once since until',
  },
  {
    id: 'opener-in',
    label: 'sentences that open with a preposition',
    dimension: 'writing-style',
    words: 'in on at for with from by to of during under',
  },
  {
    id: 'opener-question-word',
    label: 'sentences that open with a question word',
    dimension: 'communication-strategy',
    words: "what why how where who what's how's where's who's which",
  },
  {
    id: 'opener-please',
    label: 'sentences that open with "Please" or "Thanks"',
    dimension: 'communication-strategy',
    words: 'please thanks thank',
  },
  {
    id: 'opener-sequence',
    label: 'sentences that open with "First", "Then" or "Finally"',
    dimension: 'communication-strategy',
    words: 'first second third next then finally lastly firstly secondly',
  },
  {
    id: 'opener-interjection',
    label: 'sentences that open with an interjection',
    dimension: 'personality',
    words: 'oh yes no yeah yep ok okay hey wow right sure ah hmm',
  },
];

export const phraseFeatures: readonly FeatureDefinition[] = [
  ...phrases.map(
    (entry): FeatureDefinition => ({
      id: entry.id,
      label: entry.label,
      family: 'phrase',
      kind: 'count',
      ...perThousandWords,
      dimension: entry.dimension,
      language: 'en',
      match: { by: 'phrase', phrases: entry.phrases },
    }),
  ),
  ...openers.map(
    (entry): FeatureDefinition => ({
      id: entry.id,
      label: entry.label,
      family: 'opener',
      kind: 'count',
      ...perHundredSentences,
      dimension: entry.dimension,
      language: 'en',
      match: { by: 'opener', words: entry.words.split(' ') },
    }),
  ),
];
