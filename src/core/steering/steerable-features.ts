// Table: what of the catalogue can be said by single words or marks as they are written. A closed class: no word here tells what a text is about.
import { featureDefinitions } from '../stylometry/feature-definitions.ts';
import { wordPairs } from '../stylometry/share-features.ts';
import { asMark, asOpener, asWord } from './written-forms.ts';

/** A feature whose rate can be moved by how likely single words or marks are. */
export interface SteerableFeature {
  readonly featureId: string;
  /** What a higher rate has more of, as written. */
  readonly forms: readonly string[];
  /** What it has less of, where the feature is a choice between two forms. */
  readonly others: readonly string[];
  /** Its words are counted one by one too. Unless a hypothesis asks for it, it moves with all its forms or, where some are spoken for, not at all. */
  readonly wide: boolean;
}

/** Groups of the catalogue that hold nothing but words of grammar, of degree and of feeling one's way; those of feeling, time, thanks or number are left out. */
const closedGroups: ReadonlySet<string> = new Set([
  'pronouns-i',
  'pronouns-we',
  'pronouns-you',
  'pronouns-third',
  'articles',
  'prepositions',
  'coordinators',
  'subordinators',
  'auxiliaries',
  'modals',
  'obligations',
  'absolutes',
  'hedges',
  'boosters',
  'intensifiers',
  'downtoners',
  'contrast-words',
  'cause-words',
  'addition-words',
  'sequence-words',
  'formal-connectives',
  'negations',
  'interjections',
  'chat-abbreviations',
  'informal-forms',
  'please',
]);

/** Members of these groups that are words of matter too. */
const ofMatter: ReadonlySet<string> = new Set(
  'second third super pretty cause plus guess suppose seem seems seemed appear appears roughly little needs'.split(' '),
);

const pairsOfGrammar: ReadonlySet<string> = new Set([
  'hedges-for-boosters',
  'maybe-for-perhaps',
  'though-for-although',
  'however-for-but',
  'nearly-for-almost',
  'also-for-too',
]);

const exclamation = ['!', '!!', '!!!'];
const question = ['?', '??'];
const ellipsis = ['...', '…', '..', '....'];
/** A bare hyphen stands inside words. */
const dash = ['—', ' —', ' –', '--', ' --', ' -'];
const bracket = ['('];

/** Marks that the catalogue counts by rule, or by another opportunity than words. Full stops are not among them: without them a text has no end. */
const ruledMarks: readonly (readonly [featureId: string, marks: readonly string[]])[] = [
  ['exclamation-marks', exclamation],
  ['question-marks', question],
  ['ellipses', ellipsis],
  ['dashes', dash],
  ['repeated-marks', ['!!', '!!!', '??', '?!']],
  ['emoticons', [':)', ':-)', ';)', ';-)', ':D', ':(', ':-(']],
  ['exclamations', exclamation],
  ['questions', question],
  ['trailing-off', ellipsis],
  ['commas-per-sentence', [',']],
  ['sentences-with-parentheses', bracket],
  ['parenthetical-asides', bracket],
  ['semicolon-joins', [';']],
  ['dashes-for-commas', dash],
];

/** Greetings that are interjections; other greetings and closings are words of matter too ("dear", "best", "love"). */
const greetings: readonly (readonly [featureId: string, word: string])[] = [
  ['greeting-hi', 'hi'],
  ['greeting-hello', 'hello'],
  ['greeting-hey', 'hey'],
];

const listedMarks: ReadonlySet<string> = new Set([
  'commas',
  'semicolons',
  'colons',
  'parentheses',
  'square-brackets',
  'double-quotes',
  'slashes',
  'ampersands',
  'asterisks',
]);

/** A tokenizer parts a contraction before its ending, so the ending is the form. "'s" is left out: it is mostly a possessive. */
const endingsOfNot = ["n't", "'t", '’t'];
const endingsOfPronouns = ["'m", "'re", "'ve", "'ll", '’m', '’re', '’ve', '’ll'];

const singleWords = featureDefinitions.flatMap(({ id, family, match }) =>
  family === 'function-word' && match.by === 'word' ? [{ id, words: match.words }] : [],
);

const groups = featureDefinitions
  .flatMap(({ id, match }) => (closedGroups.has(id) && match.by === 'word' ? [{ id, words: match.words }] : []))
  .map(({ id, words }) => ({ id, words: words.filter((word) => isPlain(word) && !ofMatter.has(word)) }));

const closedClass: ReadonlySet<string> = new Set([...singleWords, ...groups].flatMap(({ words }) => words));

/**
 * In the order in which they may claim a form: casing and endings, openers before the words they are, single words and marks before groups, and the
 * narrower group before the wider one.
 */
export const steerableFeatures: readonly SteerableFeature[] = [
  { featureId: 'lower-case-i', forms: ['i', ' i'], others: ['I', ' I'], wide: false },
  plain('contracted-not', endingsOfNot),
  plain('contracted-pronouns', endingsOfPronouns),
  plain('contractions', [...endingsOfNot, ...endingsOfPronouns]),
  ...featureDefinitions.flatMap(({ id, family, match }) =>
    family === 'opener' && match.by === 'opener' ? [group(id, openingForms(match.words))] : [],
  ),
  ...singleWords.map(({ id, words }) => plain(id, words.flatMap(asWord))),
  ...featureDefinitions.flatMap(({ id, match }) =>
    listedMarks.has(id) && match.by === 'mark' ? [plain(id, match.marks.filter(isWestern).flatMap(asMark))] : [],
  ),
  ...greetings.map(([id, word]) => plain(id, asWord(word))),
  ...ruledMarks.map(([id, marks]) => plain(id, marks.flatMap(asMark))),
  ...groups
    .toSorted((a, b) => a.words.length - b.words.length)
    .map(({ id, words }) => group(id, words.flatMap(asWord))),
  ...wordPairs.filter(({ id }) => pairsOfGrammar.has(id)).map(({ id, named, other }) => choice(id, named, other)),
].filter(({ forms }) => forms.length > 0);

function plain(featureId: string, forms: readonly string[]): SteerableFeature {
  return { featureId, forms: [...new Set(forms)], others: [], wide: false };
}

function group(featureId: string, forms: readonly string[]): SteerableFeature {
  return { ...plain(featureId, forms), wide: true };
}

function choice(featureId: string, named: string, other: string): SteerableFeature {
  return { ...group(featureId, named.split(' ').flatMap(asWord)), others: other.split(' ').flatMap(asWord) };
}

/** "I" has a capital wherever it stands. */
function openingForms(words: readonly string[]): readonly string[] {
  return words.filter((word) => word !== 'i' && closedClass.has(word)).flatMap(asOpener);
}

/** A word with an apostrophe is never one token. */
function isPlain(word: string): boolean {
  return /^[a-z]+$/.test(word);
}

function isWestern(mark: string): boolean {
  return /^[\x20-\x7e]$/.test(mark);
}
