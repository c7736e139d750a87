import { describe, expect, test } from 'vitest';
import { countSyllables } from './count-syllables.ts';

/** Words of our choosing by their number of syllables: common and rare, endings, silent letters, vowels spoken apart. */
const known: Readonly<Record<number, string>> = {
  1: `a I the he queue eye strength make makes made walked stopped rain friend view through thought league tongue blue clothes shoes
    real bruise juice fruit suit guess guide world one two build field brought church dogs boxed don't I'll it's crows laughed youth squeeze`,
  2: `about water table tables handled wanted ended boxes faces wishes lonely hopeful careless statement something sometimes homework
    over lion riot diet quiet poem going being seeing playing carried fewer power player people business unique language equal question
    nation special ocean million region prism rhythm chaos fluid cruel create giant trial science apple acre Wednesday beyond yellow
    union safety baseball fashion isn't horse's client royal pigeon pizza cozy garage mountain`,
  3: `area idea radio piano medium video serious obvious previous carrier easier customer tomorrow yesterday example wonderful
    beautiful library banana potato hideous museum continue settlement bicycle poetry heroic oasis employee courageous
    genuine influence remember important remembered departed harbourmaster violet envelope actual annual anyone volcano umbrella
    deliver kangaroo gardener origin cinema sincerely`,
  4: `algorithm society variety anxiety reality experience material information situation February negotiate appreciate category
    ordinary geography comparison community preposition American biology continuous apostrophe watermelon catastrophe
    enthusiast intelligent kilometre identity obviously`,
  5: `university communication association continuity imagination refrigerator opportunity curiosity congratulations
    hippopotamus investigation creativity mathematician`,
  6: `responsibility encyclopedia unimaginative characteristically autobiography`,
};

const fixture = Object.entries(known).flatMap(([syllables, words]) =>
  words.split(/\s+/).map((word) => ({ word, syllables: Number(syllables) })),
);

test('of a list of words at least 97 in a hundred are counted right, none off by more than one', () => {
  const wrong = fixture.filter(({ word, syllables }) => countSyllables(word) !== syllables);

  expect(fixture.length).toBeGreaterThanOrEqual(150);
  expect(1 - wrong.length / fixture.length, wrong.map(({ word }) => word).join(' ')).toBeGreaterThanOrEqual(0.97);
  expect(wrong.filter(({ word, syllables }) => Math.abs((countSyllables(word) ?? 0) - syllables) > 1)).toEqual([]);
});

describe('a word', () => {
  test.each([
    ['in capitals counts as in small letters', 'TABLE', 2],
    ['with an accent counts', 'café', 2],
    ['with a curly apostrophe counts', 'didn’t', 2],
    ['with a contraction after a consonant gains one', "it'll", 2],
    ['without a vowel has one', 'hmm', 1],
    ['of another script is not counted', 'слово', null],
    ['that is none is not counted', '', null],
  ])('%s', (_, word, syllables) => {
    expect(countSyllables(word)).toBe(syllables);
  });
});

test('a word of 100,000 letters is counted in time', () => {
  expect(countSyllables('ba'.repeat(50_000))).toBe(50_000);
});
