// Table: English function words and closed groups of words. No content words: they tell topics, not persons.
import type { Dimension } from '../../contracts/hypothesis.ts';
import { type FeatureDefinition, perThousandWords } from './feature.ts';

/** Single words, each a feature of its own. */
const singles =
  'the a and or but so because since although though while whether if than of in to for on with at by from about into over ' +
  'after before between through upon as like per i me my we us our you your he she it its they their who which what that this ' +
  'these there is was been have had do can could will would shall should may might must not no never any all each every many ' +
  'more most other such own very quite rather just only even also too still yet already again then now however therefore well one';

interface Group {
  readonly id: string;
  readonly label: string;
  readonly dimension: Dimension;
  readonly words: string;
}

const groups: readonly Group[] = [
  {
    id: 'pronouns-i',
    label: 'first-person words (I, me, my)',
    dimension: 'personality',
    words: "i me my mine myself i'm i've i'll i'd",
  },
  {
    id: 'pronouns-we',
    label: 'first-person plural words (we, us, our)',
    dimension: 'personality',
    words: "we us our ours ourselves we're we've we'll we'd let's",
  },
  {
    id: 'pronouns-you',
    label: 'second-person words (you, your)',
    dimension: 'communication-strategy',
    words: "you your yours yourself yourselves you're you've you'll you'd",
  },
  {
    id: 'pronouns-third',
    label: 'third-person words (he, she, they)',
    dimension: 'writing-style',
    words:
      "he him his himself she her hers herself they them their theirs themselves he's she's they're they've they'll",
  },
  { id: 'articles', label: 'articles (the, a, an)', dimension: 'writing-style', words: 'the a an' },
  {
    id: 'prepositions',
    label: 'prepositions',
    dimension: 'writing-style',
    words:
      'of in to for on with at by from about into over after before between through during without within against toward towards upon among around',
  },
  {
    id: 'coordinators',
    label: 'joining words (and, but, or, so)',
    dimension: 'writing-style',
    words: 'and but or nor so yet',
  },
  {
    id: 'subordinators',
    label: 'subordinating words (because, although, while)',
    dimension: 'writing-style',
    words: 'because since although though while whereas unless until whether if when after before',
  },
  {
    id: 'auxiliaries',
    label: 'auxiliary verbs',
    dimension: 'writing-style',
    words: 'is are was were be been being am have has had do does did',
  },
  {
    id: 'modals',
    label: 'modal verbs (can, could, would, should)',
    dimension: 'writing-style',
    words: "can could will would shall should may might must can't couldn't won't wouldn't shouldn't",
  },
  {
    id: 'obligations',
    label: 'words of obligation (must, should, have to)',
    dimension: 'communication-strategy',
    words: 'must should shall ought needs',
  },
  {
    id: 'negations',
    label: "negations (not, no, never, n't)",
    dimension: 'communication-strategy',
    words:
      "not no never none nothing nor nobody nowhere don't doesn't didn't won't wouldn't can't cannot couldn't shouldn't isn't aren't wasn't weren't haven't hasn't hadn't ain't",
  },
  {
    id: 'hedges',
    label: 'hedging words (maybe, perhaps, probably)',
    dimension: 'communication-strategy',
    words:
      'maybe perhaps probably possibly apparently presumably seemingly somewhat roughly likely seem seems seemed appear appears suppose supposedly guess',
  },
  {
    id: 'boosters',
    label: 'words of certainty (definitely, certainly, clearly)',
    dimension: 'communication-strategy',
    words:
      'definitely certainly absolutely clearly obviously surely undoubtedly indeed always never completely totally entirely exactly',
  },
  {
    id: 'intensifiers',
    label: 'intensifiers (very, really, so, extremely)',
    dimension: 'personality',
    words: 'very really extremely incredibly super totally awfully terribly highly deeply truly quite pretty',
  },
  {
    id: 'downtoners',
    label: 'softening words (just, a little, slightly)',
    dimension: 'communication-strategy',
    words: 'just slightly merely simply barely hardly somewhat little',
  },
  {
    id: 'contrast-words',
    label: 'contrasting words (but, however, though)',
    dimension: 'communication-strategy',
    words: 'but however though although yet nevertheless nonetheless whereas despite instead',
  },
  {
    id: 'cause-words',
    label: 'words of cause (because, since, therefore)',
    dimension: 'communication-strategy',
    words: 'because since therefore thus hence consequently accordingly cause',
  },
  {
    id: 'addition-words',
    label: 'adding words (also, too, moreover)',
    dimension: 'writing-style',
    words: 'also too moreover furthermore additionally besides plus',
  },
  {
    id: 'sequence-words',
    label: 'ordering words (first, then, next, finally)',
    dimension: 'communication-strategy',
    words: 'first firstly second secondly third thirdly next then finally lastly afterwards',
  },
  {
    id: 'formal-connectives',
    label: 'formal connectives (therefore, moreover, furthermore)',
    dimension: 'writing-style',
    words: 'therefore thus hence moreover furthermore consequently nevertheless nonetheless accordingly additionally',
  },
  {
    id: 'time-words',
    label: 'time words (now, today, soon)',
    dimension: 'writing-style',
    words: 'now today tomorrow yesterday tonight soon later earlier recently currently already',
  },
  {
    id: 'feeling-positive',
    label: 'warm words (glad, happy, love, great)',
    dimension: 'personality',
    words:
      'glad happy love loved lovely great wonderful excellent awesome amazing fantastic delighted pleased excited fun nice enjoy enjoyed',
  },
  {
    id: 'feeling-negative',
    label: 'words of displeasure (sad, hate, awful, annoying)',
    dimension: 'personality',
    words:
      'sad hate hated awful terrible annoying annoyed horrible upset angry frustrating frustrated disappointed worried afraid',
  },
  {
    id: 'apologies',
    label: 'apologies (sorry, apologies)',
    dimension: 'personality',
    words: 'sorry apologies apologize apologise apology',
  },
  {
    id: 'thanks',
    label: 'words of thanks',
    dimension: 'personality',
    words: 'thanks thank thx thankful grateful appreciate appreciated',
  },
  { id: 'please', label: 'the word "please"', dimension: 'communication-strategy', words: 'please pls plz' },
  {
    id: 'interjections',
    label: 'interjections (oh, wow, haha, hmm)',
    dimension: 'personality',
    words: 'oh ah wow haha hahaha hmm yay ugh oops ooh aha yeah yep yup nope okay ok lol omg heh gosh yikes phew',
  },
  {
    id: 'chat-abbreviations',
    label: 'chat abbreviations (lol, btw, imo)',
    dimension: 'writing-style',
    words: 'lol omg btw imo imho fyi asap tbh idk rofl lmao brb thx pls plz ttyl afaik',
  },
  {
    id: 'informal-forms',
    label: 'informal forms (gonna, wanna, kinda)',
    dimension: 'writing-style',
    words: "gonna wanna gotta kinda sorta dunno lemme gimme cuz cos coz 'cause till ya yeah y'all ain't",
  },
  {
    id: 'vague-words',
    label: 'vague words (thing, stuff, somehow)',
    dimension: 'communication-strategy',
    words: 'thing things stuff somehow something whatever anything somewhere sometime bunch',
  },
  {
    id: 'absolutes',
    label: 'absolute words (always, never, every)',
    dimension: 'personality',
    words: 'always never every everyone everything everybody nobody nothing none completely',
  },
  {
    id: 'opinion-verbs',
    label: 'opinion verbs (think, believe, feel)',
    dimension: 'communication-strategy',
    words: 'think thought believe feel felt guess suppose reckon hope wish wonder',
  },
  {
    id: 'number-words',
    label: 'numbers written as words',
    dimension: 'writing-style',
    words:
      'two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million',
  },
];

export const wordFeatures: readonly FeatureDefinition[] = [
  ...singles.split(' ').map(
    (word): FeatureDefinition => ({
      id: `word-${word}`,
      label: `the word "${word}"`,
      family: 'function-word',
      kind: 'count',
      ...perThousandWords,
      dimension: 'writing-style',
      language: 'en',
      match: { by: 'word', words: [word] },
    }),
  ),
  ...groups.map(
    ({ id, label, dimension, words }): FeatureDefinition => ({
      id,
      label,
      family: 'word-group',
      kind: 'count',
      ...perThousandWords,
      dimension,
      language: 'en',
      match: { by: 'word', words: words.split(' ') },
    }),
  ),
];
