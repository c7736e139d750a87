import { irregularSyllables } from './irregular-syllables.ts';

/**
 * Syllables of an English word, by rules of spelling and a short list of words that break them; at least 1.
 * Null for a word without a Latin letter. How often it is right stands in `docs/guides/stylometry.md`.
 */
export function countSyllables(word: string): number | null {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  if (!/[a-z]/.test(plain)) return null;
  const [, stem = plain, ending = ''] = /^(.*?[a-z])('(?:[a-z]{1,2})|n't)?$/.exec(plain.replace(/[’ʼ]/g, "'")) ?? [];
  const letters = stem.replace(/[^a-z]/g, '');
  return (irregularSyllables.get(letters) ?? regularSyllables(letters)) + syllablesOfEnding(letters, ending);
}

/** "it's" is one, "horse's" two; "it'll" and "didn't" have one more than "it" and "did", "I'll" and "don't" have not. */
function syllablesOfEnding(stem: string, ending: string): number {
  if (ending === "'s") return /(?:[sxz]|[cs]h|[cgs]e)$/.test(stem) ? 1 : 0;
  if (ending === "n't" || ending === "'ll" || ending === "'ve" || ending === "'d" || ending === "'re")
    return /[^aeiouyrw]$/.test(stem) ? 1 : 0;
  return 0;
}

function regularSyllables(letters: string): number {
  let rest = letters;
  for (const [pattern, replacement] of rules) rest = rest.replace(pattern, replacement);
  return Math.max(1, rest.match(/[aeiouy]+/g)?.length ?? 0);
}

/** In order: consonants that look like vowels go, then silent letters, then a `-` parts vowels that are spoken apart. */
const rules: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  // u behind q and g, y before a vowel
  [/qu/g, 'q'],
  [/gu(?=[aei])(?!e?$)/g, 'g'],
  [/gues?$/, 'g'],
  [/^y(?=[aeiou])/, ''],
  [/([aeou])y(?=[aeiou])/g, '$1-'],
  // Words made of words
  [
    /^(some|there|where|home|life|time|more|one|fore|side|note|base|make|take|whole|wide|house|horse|like|love|care|name|state|line|fire|store|safe|these|those|place|space|price|trade|game|face|hope|use|grace|peace|white|share|spoke|else|frame|live|eye|ware)(?=[^aeiouy][a-z]*[aeiouy])/,
    '$1#',
  ],
  [/e#/, '-'],
  [/^someone/, 'som-on'],
  // Silent e before an ending
  [/(?<=[aeiouy][^aeiouy]*[^aeiouyl]|[aeiouy]l)e(?=(?:ly|ful|fully|less|lessly|ness|ment|ments|some|ty)$)/, ''],
  // Final e, es and ed: silent unless the consonants before need them
  [/(?<=[^aeiouylr])(?:le|les|led)$/, '-el'],
  [/ically$/, 'icly'],
  [/(?<=[bct])res?$/, '-er'],
  [/(?<=[^aeiouytd])ed$/, ''],
  [/(?<=[^aeiouysxzcgh]|[^cst]h)es$/, ''],
  [/(?<=[^aeiouy])e$/, ''],
  // Consonants that make a syllable of their own
  [/(?<=[aeiouy])(?=sms?$)/, 's-a'],
  [/thms?$/, 'th-am'],
  // Vowels spoken apart
  [/([aeiouy])(?=ing)/g, '$1-'],
  [/i(?=et)|(?<=[aeiouy].*)i(?=est$)/g, 'i-'],
  [/(?<=[aeiouy].*)i(?=ers?$)/, 'i-'],
  [/(?<!fr|[ct])i(?=en)/g, 'i-'],
  [/^sci(?=en)/, 'sci-'],
  [/(?<=[ct])i(?=at)/g, 'i-'],
  [/(?<![ctsg]|(?<=.)l(?=ia[rm])|all(?=ian)|ill(?=ian))i(?=a(?!ge))/g, 'i-'],
  [/^(gi|li|sci)(?=a)/, '$1-'],
  [/(?<=s)i(?=as[mt])/, 'i-'],
  [/(?<![ctsgxln]|sh)i(?=o[nu])/g, 'i-'],
  [/^(li|sci)(?=on)/, '$1-'],
  [/i(?=o(?![nu])|u)/g, 'i-'],
  [/(?<!g)e(?=o(?!n$|ns$|us))|(?<=^g)e(?=o(?!rg))/g, 'e-'],
  [/(?<![cg])e(?=ous)/g, 'e-'],
  [/e(?=u[ms]$)/, 'e-'],
  [/(?<=cr)e(?=at(?!ur))|(?<=id|^ar)e(?=a)|(?<=th)e(?=at)|(?<=^r)e(?=ac[^h]|aff|app|ass|al[it])/g, 'e-'],
  [/a(?=o|ic$)/g, 'a-'],
  [/o(?=em|et|ic(?!e)|er)/g, 'o-'],
  [/^co(?=op|ord|inc)/, 'co-'],
  [/u(?=a|o|e[lnr]|i[dn]|it[iy])/g, 'u-'],
  [/(?<=[^aeiou])y(?=[aou])/g, 'y-'],
];
