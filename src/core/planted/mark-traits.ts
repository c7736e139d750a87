// Table: traits of punctuation, capitals and spacing.
import { anyStart, editPlaces, fullStop } from './edit-places.ts';
import type { PlantedTrait } from './planted-trait.ts';

const more = (...ids: readonly string[]) => ids.map((id) => ({ id, direction: 'more' }) as const);
const less = (...ids: readonly string[]) => ids.map((id) => ({ id, direction: 'less' }) as const);

/** A comma between two words. */
const comma = /(?<=\p{L}),(?= \p{L})/gu;

export const markTraits: readonly PlantedTrait[] = [
  {
    id: 'semicolon-joins',
    label: 'clauses joined by a semicolon',
    features: more('semicolons', 'semicolon-joins'),
    group: ['commas', 'commas-per-sentence'],
    slot: 'joint',
    fullDose: 1,
    edit: (text, takes) => editPlaces(text, /,(?= (?:and|but|so|or|which) )/gu, takes, () => ';'),
  },
  {
    id: 'parenthetical-asides',
    label: 'asides in parentheses',
    features: more('parentheses', 'sentences-with-parentheses', 'parenthetical-asides'),
    group: ['commas', 'commas-per-sentence'],
    slot: 'aside',
    fullDose: 1,
    edit: (text, takes) =>
      editPlaces(
        text,
        /(?<=\p{L}), ((?!and |but |so |or )\p{L}+(?: [\p{L}\p{Nd}'-]+){1,6}),(?= \p{Ll})/gu,
        takes,
        ([, aside = '']) => ` (${aside})`,
      ),
  },
  {
    id: 'dashes',
    label: 'dashes for commas',
    features: more('dashes', 'dashes-for-commas'),
    group: ['commas', 'commas-per-sentence'],
    slot: 'dash',
    fullDose: 0.3,
    edit: (text, takes) => editPlaces(text, comma, takes, () => ' --'),
  },
  {
    id: 'ellipses',
    label: 'sentences that end in an ellipsis',
    features: more('ellipses', 'trailing-off'),
    group: [],
    slot: 'ending',
    fullDose: 0.34,
    edit: (text, takes) => editPlaces(text, fullStop, takes, ([, before = '']) => `${before}...`),
  },
  {
    id: 'exclamations',
    label: 'sentences that end in an exclamation mark',
    features: more('exclamation-marks', 'exclamations'),
    group: ['ends-with-exclamation', 'paragraphs-ending-in-exclamation'],
    slot: 'ending',
    fullDose: 0.34,
    edit: (text, takes) => editPlaces(text, fullStop, takes, ([, before = '']) => `${before}!`),
  },
  {
    id: 'exclamation-at-paragraph-end',
    label: 'paragraphs that end in an exclamation mark',
    features: more('exclamation-marks', 'exclamations', 'ends-with-exclamation', 'paragraphs-ending-in-exclamation'),
    group: [],
    slot: 'ending',
    fullDose: 1,
    edit: (text, takes) => editPlaces(text, /(?<=[\p{L}\p{Nd}%)])\.(?=\s*(?:\n|$(?!\n)))/gu, takes, () => '!'),
  },
  {
    id: 'serial-comma-off',
    label: 'no comma before the last "and" of a list',
    features: less('serial-commas'),
    group: ['commas', 'commas-per-sentence'],
    slot: 'serial-comma',
    fullDose: 1,
    edit: (text, takes) =>
      editPlaces(text, /(, \p{L}+(?: \p{L}+){0,2}),(?= (?:and|or) )/gu, takes, ([, item = '']) => item),
  },
  {
    id: 'serial-comma-on',
    label: 'a comma before the last "and" of a list',
    features: more('serial-commas'),
    group: ['commas', 'commas-per-sentence'],
    slot: 'serial-comma',
    fullDose: 1,
    edit: (text, takes) =>
      editPlaces(text, /(, \p{L}+(?: \p{L}+){0,2})(?= (?:and|or) \p{L})/gu, takes, ([, item = '']) => `${item},`),
  },
  {
    id: 'lower-case-starts',
    label: 'sentences that start in lower case',
    features: more('lower-case-starts', 'lower-case-lines', 'lower-case-after-stop'),
    group: ['lower-case-i'],
    slot: 'case',
    fullDose: 1,
    edit: (text, takes) =>
      editPlaces(text, anyStart, takes, ([, before = '', letter = '']) => `${before}${letter.toLowerCase()}`),
  },
  {
    id: 'double-space',
    label: 'two spaces after a sentence',
    features: more('double-spaces', 'double-space-after-sentence'),
    group: [],
    slot: 'space',
    fullDose: 1,
    edit: (text, takes) => editPlaces(text, /(?<=[\p{Ll}\p{Nd}][.!?]["')]?) (?=["'(]?\p{L})/gu, takes, () => '  '),
  },
  {
    id: 'capitals-for-stress',
    label: 'words in capitals for stress',
    features: more('all-caps-words', 'stressed-words'),
    group: [],
    slot: 'capitals',
    fullDose: 0.3,
    edit: (text, takes) =>
      editPlaces(
        text,
        /\b(?:very|really|not|never|all|always|must|only|every|no|any|most|more|still|too|much|now|again|ever|even|just)\b/gu,
        takes,
        ([word = '']) => word.toUpperCase(),
      ),
  },
];
