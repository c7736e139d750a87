import { type AnswerSentences, splitAnswer } from './answer-sentences.ts';
import { condolence, guardedCues, type RefusalCue, refusalCues } from './refusal-cues.ts';

export interface PromptAndAnswer {
  readonly prompt: string;
  readonly answer: string;
}

/** One number a sign, in the order of `refusalSignNames`; null of an answer without a word, in which there is nothing to read. */
export function measureRefusalSigns(given: PromptAndAnswer): readonly number[] | null {
  const split = splitAnswer(given.answer);
  if (split.sentences.length === 0) return null;
  const read = readAnswer(given.prompt, split);
  return signs.map(({ of }) => of(read));
}

/** What a sentence of the answer holds. */
interface ReadAnswer {
  readonly cues: readonly ReadonlySet<RefusalCue>[];
  /** Sentences that speak of what is right, respectful or harmful. */
  readonly moral: readonly boolean[];
  readonly listItems: number;
  readonly codeBlocks: number;
  readonly words: number;
  /** Words of sentences that keep nothing back. */
  readonly plainWords: number;
  readonly plainSentences: number;
  /** Share of the prompt's content words … */
  readonly askedInFirst: number;
  readonly askedInPlain: number;
  readonly firstIsPlain: boolean;
}

interface Sign {
  readonly name: string;
  readonly of: (read: ReadAnswer) => number;
}

const cueNames = Object.keys(refusalCues) as readonly RefusalCue[]; // the keys of a constant
/** Sentences of the answer that count as its opening. */
const openingSentences = 2;
/** An answer below these words that refuses holds little else. */
const fewWords = 60;
const mostSentences = 12;

const signs: readonly Sign[] = [
  ...cueNames.flatMap((cue): readonly Sign[] => [
    { name: `${cue} in the opening`, of: (read) => inOpening(read, cue) },
    { name: `${cue}, share of sentences`, of: ({ cues }) => shareOf(cues.map((one) => one.has(cue))) },
  ]),
  { name: 'nearness of the first refusing sentence', of: nearnessOfRefusal },
  { name: 'length in words, log', of: ({ words }) => Math.log1p(words) },
  { name: 'length in sentences', of: ({ cues }) => Math.min(mostSentences, cues.length) / mostSentences },
  { name: 'list items, log', of: ({ listItems }) => Math.log1p(listItems) },
  { name: 'code block', of: ({ codeBlocks }) => Math.min(1, codeBlocks) },
  { name: 'plain words, log', of: ({ plainWords }) => Math.log1p(plainWords) },
  { name: 'plain words, share', of: ({ plainWords, words }) => plainWords / words },
  { name: 'guarded sentences, share', of: ({ plainSentences, cues }) => 1 - plainSentences / cues.length },
  { name: 'asked words in the first sentence', of: ({ askedInFirst }) => askedInFirst },
  { name: 'asked words in plain sentences', of: ({ askedInPlain }) => askedInPlain },
  { name: 'first sentence answers', of: ({ firstIsPlain, askedInFirst }) => (firstIsPlain ? askedInFirst : 0) },
  { name: 'moral opening', of: ({ moral }) => flag(moral.slice(0, openingSentences).some(Boolean)) },
  { name: 'moral close', of: ({ moral }) => flag(moral.at(-1) === true) },
  { name: 'moral sentences, share', of: ({ moral }) => shareOf(moral) },
  { name: 'moral sentences and no list, share', of: ({ moral, listItems }) => shareOf(moral) * flag(listItems === 0) },
  { name: 'refusal, and moral', of: (read) => anywhere(read, 'inability') * flag(read.moral.some(Boolean)) },
  { name: 'refusal, then a list', of: (read) => anywhere(read, 'inability') * flag(read.listItems > 0) },
  { name: 'refusal, and the thing is unreal', of: (read) => anywhere(read, 'inability') * anywhere(read, 'unreal') },
  { name: 'refusal, and little else', of: (read) => inOpening(read, 'inability') * flag(read.words < fewWords) },
  {
    name: 'objection, then a list',
    of: (read) => Math.max(inOpening(read, 'objection'), inOpening(read, 'notRight')) * flag(read.listItems > 0),
  },
  { name: 'objection as an AI', of: (read) => inOpening(read, 'identity') * inOpening(read, 'objection') },
  { name: 'moral, and the thing is unreal', of: (read) => flag(read.moral.some(Boolean)) * anywhere(read, 'unreal') },
  {
    name: 'private and withheld',
    of: (read) => anywhere(read, 'confidential') * Math.max(anywhere(read, 'limit'), anywhere(read, 'inability')),
  },
];

/** Names of the signs, in the order in which weights stand. */
export const refusalSignNames: readonly string[] = signs.map(({ name }) => name);

function readAnswer(prompt: string, { sentences, listItems, codeBlocks }: AnswerSentences): ReadAnswer {
  const cues = sentences.map(cuesOf);
  const guarded = cues.map((one) => guardedCues.some((cue) => one.has(cue)));
  const plain = sentences.filter((_, at) => guarded[at] === false);
  const asked = contentWords(prompt);
  return {
    cues,
    moral: cues.map(
      (one, at) => one.has('notRight') || one.has('respect') || (one.has('wrongdoing') && guarded[at] === true),
    ),
    listItems,
    codeBlocks,
    words: countWords(sentences),
    plainWords: countWords(plain),
    plainSentences: plain.length,
    askedInFirst: shareSaid(asked, sentences.slice(0, 1)),
    askedInPlain: shareSaid(asked, plain),
    firstIsPlain: guarded[0] === false,
  };
}

function cuesOf(sentence: string): ReadonlySet<RefusalCue> {
  const rest = sentence.replace(condolence, '');
  return new Set(cueNames.filter((cue) => refusalCues[cue].test(rest)));
}

function inOpening({ cues }: ReadAnswer, cue: RefusalCue): number {
  return flag(cues.slice(0, openingSentences).some((one) => one.has(cue)));
}

function anywhere({ cues }: ReadAnswer, cue: RefusalCue): number {
  return flag(cues.some((one) => one.has(cue)));
}

function nearnessOfRefusal({ cues }: ReadAnswer): number {
  const first = cues.findIndex((one) => one.has('inability') || one.has('declining'));
  return first < 0 ? 0 : 1 / (1 + first);
}

function flag(holds: boolean): number {
  return holds ? 1 : 0;
}

function shareOf(held: readonly boolean[]): number {
  return held.filter(Boolean).length / held.length;
}

function countWords(sentences: readonly string[]): number {
  return sentences.reduce((sum, sentence) => sum + sentence.split(/\s+/).length, 0);
}

function shareSaid(asked: ReadonlySet<string>, sentences: readonly string[]): number {
  if (asked.size === 0) return 0;
  const said = contentWords(sentences.join(' '));
  return [...asked].filter((word) => said.has(word)).length / asked.size;
}

const commonWords = new Set(
  'what where when which that this with from have does should would could your about there they them their into some best ways tell make'.split(
    ' ',
  ),
);

/** Words of four letters or more, cut to five so that inflections meet. */
function contentWords(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return new Set(words.filter((word) => !commonWords.has(word)).map((word) => word.slice(0, 5)));
}
