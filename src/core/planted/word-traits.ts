// Table: traits of diction: contractions, connectives, hedges, boosters, pronouns, numbers, spelling, abbreviations.

import { editPlaces, likeCase, plainStart } from './edit-places.ts';
import { abbreviationOf, americanOf, britishOf } from './planted-spellings.ts';
import type { PlantedTrait } from './planted-trait.ts';

const more = (...ids: readonly string[]) => ids.map((id) => ({ id, direction: 'more' }) as const);
const less = (...ids: readonly string[]) => ids.map((id) => ({ id, direction: 'less' }) as const);

const contracted =
  /\b(can|won|shan|do|does|did|is|are|was|were|have|has|had|could|would|should|must|need)n?['’]t\b|\b(I)['’]m\b|\b(you|we|they)['’]re\b|\b(I|you|we|they)['’]ve\b|\b(I|you|we|they|he|she|it|that|there)['’]ll\b|\b(it|that|there|what|here)['’]s\b(?! (?:been|got))/giu;
const full =
  /\b(do|does|did|is|are|was|were|have|has|had|could|would|should|must|need) not\b|\b(can)not\b|\b(can) not\b|\b(will) not\b|\b(I) am\b|\b(you|we|they) are\b|\b(I|you|we|they) have(?= (?:been|had|seen|\w+ed)\b)|\b(I|you|we|they|he|she|it|that|there) will\b|\b(it|that|there) is\b/giu;
const irregular: Readonly<Record<string, string>> = { can: 'cannot', won: 'will not', shan: 'shall not' };
const numbers = 'two three four five six seven eight nine ten eleven twelve'.split(' ');
const copula = /\b(is|are|was|were)(?= (?!not\b|perhaps\b|certainly\b|n't)\p{Ll})/gu;
const toPlural: Readonly<Record<string, string>> = {
  i: 'we',
  "i'm": "we're",
  "i've": "we've",
  "i'll": "we'll",
  "i'd": "we'd",
  me: 'us',
  my: 'our',
  mine: 'ours',
  myself: 'ourselves',
};

export const wordTraits: readonly PlantedTrait[] = [
  {
    id: 'we-for-i',
    label: '"we" for "I"',
    features: [
      ...more('pronouns-we', 'word-we', 'word-our', 'word-us', 'we-for-i', 'opener-we'),
      ...less('pronouns-i', 'word-i', 'word-my', 'word-me', 'opener-i'),
    ],
    group: ['opener-we', 'opener-i'],
    slot: 'pronoun',
    fullDose: 1,
    edit: (text, takes) =>
      editPlaces(
        text,
        /\bI am\b|\bI was\b|\bI(?:['’](?:m|ve|ll|d))?\b(?!\.)|\b(?:me|my|mine|myself)\b/gu,
        takes,
        ([match = '']) => {
          if (match === 'I am') return 'we are';
          if (match === 'I was') return 'we were';
          return toPlural[match.toLowerCase().replace('’', "'")] ?? match;
        },
      ),
  },
  {
    id: 'contractions-never',
    label: 'no contractions',
    features: less('contractions', 'contracted-not', 'contracted-pronouns'),
    group: ['word-not', 'word-is', 'auxiliaries'],
    slot: 'contraction',
    fullDose: 1,
    edit: (text, takes) =>
      editPlaces(
        text,
        contracted,
        takes,
        ([match = '', not = '', am = '', are = '', have = '', will = '', is = '']) => {
          if (not !== '')
            return irregular[not.toLowerCase()] === undefined
              ? `${not} not`
              : likeCase(not, irregular[not.toLowerCase()] ?? '');
          if (am !== '') return `${am} am`;
          if (are !== '') return `${are} are`;
          if (have !== '') return `${have} have`;
          if (will !== '') return `${will} will`;
          return is === '' ? match : `${is} is`;
        },
      ),
  },
  {
    id: 'contractions-always',
    label: 'contractions wherever possible',
    features: more('contractions', 'contracted-not', 'contracted-pronouns'),
    group: ['word-not', 'word-is', 'auxiliaries'],
    slot: 'contraction',
    fullDose: 1,
    edit: (text, takes) =>
      editPlaces(
        text,
        full,
        takes,
        ([
          match = '',
          not = '',
          cannot = '',
          canNot = '',
          willNot = '',
          am = '',
          are = '',
          have = '',
          will = '',
          is = '',
        ]) => {
          if (not !== '') return `${not}n't`;
          if (cannot !== '' || canNot !== '') return `${cannot}${canNot}'t`;
          if (willNot !== '') return likeCase(willNot, "won't");
          if (am !== '') return `${am}'m`;
          if (are !== '') return `${are}'re`;
          if (have !== '') return `${have}'ve`;
          if (will !== '') return `${will}'ll`;
          return is === '' ? match : `${is}'s`;
        },
      ),
  },
  {
    id: 'since-for-because',
    label: '"since" for "because"',
    features: [...more('word-since', 'since-for-because'), ...less('word-because')],
    group: ['cause-words', 'subordinators'],
    slot: 'because',
    fullDose: 1,
    edit: (text, takes) => editPlaces(text, /\bbecause\b(?! of)/giu, takes, ([match = '']) => likeCase(match, 'since')),
  },
  {
    id: 'perhaps-after-is',
    label: 'hedges: "is perhaps"',
    features: more('hedges', 'hedged-is', 'hedges-for-boosters'),
    group: ['boosters'],
    slot: 'copula',
    fullDose: 0.3,
    edit: (text, takes) => editPlaces(text, copula, takes, ([match = '']) => `${match} perhaps`),
  },
  {
    id: 'certainly-after-is',
    label: 'boosters: "is certainly", "are clearly"',
    features: [...more('boosters', 'boosted-is'), ...less('hedges-for-boosters')],
    group: ['hedges'],
    slot: 'copula',
    fullDose: 0.3,
    edit: (text, takes, pick) =>
      editPlaces(
        text,
        copula,
        takes,
        ([match = '']) => `${match} ${['certainly', 'clearly', 'definitely', 'obviously'][Math.floor(pick() * 4)]}`,
      ),
  },
  {
    id: 'i-think',
    label: 'sentences opened with "I think"',
    features: more('phrase-i-think', 'opinion-verbs'),
    group: ['opener-i', 'pronouns-i', 'word-i'],
    slot: 'opener',
    fullDose: 0.25,
    edit: (text, takes) =>
      editPlaces(text, plainStart, takes, ([, before = '', word = '']) => `${before}I think ${word.toLowerCase()}`),
  },
  {
    id: 'opener-and',
    label: 'sentences opened with "And"',
    features: more('opener-and', 'opener-joining-word'),
    group: ['opener-but', 'opener-so', 'word-and', 'coordinators'],
    slot: 'opener',
    fullDose: 0.25,
    edit: (text, takes) =>
      editPlaces(text, plainStart, takes, ([, before = '', word = '']) => `${before}And ${word.toLowerCase()}`),
  },
  {
    id: 'opener-but',
    label: 'sentences opened with "But"',
    features: more('opener-but', 'opener-joining-word'),
    group: ['opener-and', 'opener-so', 'word-but', 'coordinators', 'contrast-words'],
    slot: 'opener',
    fullDose: 0.25,
    edit: (text, takes) =>
      editPlaces(text, plainStart, takes, ([, before = '', word = '']) => `${before}But ${word.toLowerCase()}`),
  },
  {
    id: 'opener-so',
    label: 'sentences opened with "So"',
    features: more('opener-so', 'opener-joining-word'),
    group: ['opener-and', 'opener-but', 'word-so', 'coordinators'],
    slot: 'opener',
    fullDose: 0.25,
    edit: (text, takes) =>
      editPlaces(text, plainStart, takes, ([, before = '', word = '']) => `${before}So ${word.toLowerCase()}`),
  },
  {
    id: 'opener-however',
    label: 'sentences opened with "However,"',
    features: more('opener-however', 'word-however', 'however-for-but'),
    group: ['contrast-words'],
    slot: 'opener',
    fullDose: 0.15,
    edit: (text, takes) =>
      editPlaces(text, plainStart, takes, ([, before = '', word = '']) => `${before}However, ${word.toLowerCase()}`),
  },
  {
    id: 'however-after-subject',
    label: '"however" after the subject',
    features: more('word-however', 'however-inside', 'however-for-but'),
    group: ['contrast-words', 'commas', 'commas-per-sentence'],
    slot: 'however',
    fullDose: 0.3,
    edit: (text, takes) =>
      editPlaces(
        text,
        /((?:^|[.!?] +|\n)(?:It|They|He|She|We|I|This|That|There|You|(?:The|This|That|These|Those|My|Our|His|Her|Their) \p{Ll}+))(?= (?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|must|did|do|does|said)\b)/gu,
        takes,
        ([match = '']) => `${match}, however,`,
      ),
  },
  {
    id: 'digits',
    label: 'digits for number words',
    features: [...more('digits-for-small-numbers', 'numerals'), ...less('number-words')],
    group: [],
    slot: 'number',
    fullDose: 1,
    edit: (text, takes) =>
      editPlaces(
        text,
        /\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?= \p{Ll})/giu,
        takes,
        ([, word = '']) => String(numbers.indexOf(word.toLowerCase()) + 2),
      ),
  },
  {
    id: 'which-for-that',
    label: '"which" for "that" before a verb',
    features: [...more('word-which', 'which-for-that'), ...less('word-that')],
    group: [],
    slot: 'that',
    fullDose: 1,
    edit: (text, takes) =>
      editPlaces(
        text,
        /(?<=\p{Ll}) that(?= (?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|must|do|does|did|came|made|took|went|gave|allows?|includes?|makes?|shows?|needs?|seems?)\b)/gu,
        takes,
        () => ' which',
      ),
  },
  {
    id: 'british-spelling',
    label: 'British spelling',
    features: more('british-spelling'),
    group: [],
    slot: 'spelling',
    fullDose: 1,
    edit: (text, takes) =>
      editPlaces(text, /\p{L}+/gu, takes, ([word = '']) => likeCase(word, britishOf.get(word.toLowerCase()) ?? word)),
  },
  {
    id: 'american-spelling',
    label: 'American spelling',
    features: less('british-spelling'),
    group: [],
    slot: 'spelling',
    fullDose: 1,
    edit: (text, takes) =>
      editPlaces(text, /\p{L}+/gu, takes, ([word = '']) => likeCase(word, americanOf.get(word.toLowerCase()) ?? word)),
  },
  {
    id: 'abbreviations',
    label: 'abbreviations of days, months and common words',
    features: more('abbreviated-words'),
    group: [],
    slot: 'abbreviation',
    fullDose: 1,
    edit: (text, takes) => editPlaces(text, /\p{L}+/gu, takes, ([word = '']) => abbreviationOf(word) ?? word),
  },
];
