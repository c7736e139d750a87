import { expect, test } from 'vitest';
import { measureText } from '../stylometry/measure-text.ts';
import { tokenize } from '../stylometry/tokenize.ts';
import { type CountedText, chooseCountedQuestions } from './choose-counted-questions.ts';
import { acceptedOf, hypothesisOf, predicateOf } from './hypothesis-fixture.ts';

const plain = 'We met at the harbour on Monday. The crew was late and the gate was shut. Nobody minded the rain.';
const marks: Readonly<Record<string, string>> = {
  '!': 'What a day it was!',
  '?': 'Who has the key?',
  '7': 'It took 7 hours.',
  ';': 'It rained; nobody left.',
  b: 'It was cold but dry.',
};

/** "!? - ;" is one own text with two marks, one without, one with a semicolon; others after a bar. */
function texts(written: string): readonly CountedText[] {
  const [own = '', others = ''] = written.split(' | ');
  const of = (side: string, isOwn: boolean) =>
    side.split(' ').map((letters) => ({
      measure: measureText(tokenize([plain, ...[...letters].flatMap((letter) => marks[letter] ?? [])].join(' '))),
      own: isOwn,
    }));
  return [...of(own, true), ...of(others, false)];
}

const idsOf = (written: string, hypotheses: Parameters<typeof chooseCountedQuestions>[0]['hypotheses'] = []) =>
  chooseCountedQuestions({ hypotheses, texts: texts(written), most: 3 }).map(({ featureId }) => featureId);

test('asks what divides the texts, with the answer for each', () => {
  const chosen = chooseCountedQuestions({ hypotheses: [], texts: texts('! - ! - | ! - ! - ! - ! -'), most: 3 });

  expect(chosen).toEqual([
    {
      featureId: 'exclamation-marks',
      question: 'Does the text contain exclamation marks?',
      answers: [true, false, true, false, true, false, true, false, true, false, true, false],
    },
  ]);
});

test.each([
  { name: 'three at the most', written: '!?7b - !?7b - | !?7b - !?7b - !?7b -', ids: 3 },
  { name: 'nothing where all texts are alike', written: '- - | - - - -', ids: 0 },
  { name: 'nothing that only tells the person from the others', written: '! ! ! ! | - - - - - - - -', ids: 0 },
  { name: 'nothing that one text alone shows', written: '! - - - | - - - - - - - -', ids: 0 },
])('asks $name', ({ written, ids }) => {
  expect(idsOf(written)).toHaveLength(ids);
});

test('asks for accepted habits first, then for proposed ones, then for the usual', () => {
  const written = '!; - !; 7 | !; - !; 7 !; - !; 7';
  const semicolons = { predicate: predicateOf('semicolons', 'less', 4) };
  const exclamations = { predicate: predicateOf('exclamation-marks') };

  expect(idsOf(written)).toEqual(['exclamation-marks', 'numerals']);
  expect(idsOf(written, [hypothesisOf('a', semicolons)])).toEqual(['semicolons', 'exclamation-marks', 'numerals']);
  expect(idsOf(written, [hypothesisOf('a', exclamations), acceptedOf('b', 0.4, semicolons)])).toEqual([
    'semicolons',
    'exclamation-marks',
    'numerals',
  ]);
});

test('asks for one habit once, and not for what a reader cannot tell', () => {
  const hypotheses = [
    acceptedOf('a', 0.4, { predicate: predicateOf('question-marks') }),
    acceptedOf('b', 0.4, { predicate: predicateOf('question-marks', 'less') }),
    acceptedOf('c', 0.4, { predicate: predicateOf('requests') }),
    acceptedOf('d', 0.4, { predicate: predicateOf('words-per-sentence') }),
    acceptedOf('e', 0.4),
  ];

  expect(idsOf('? - ? - | ? - ? -', hypotheses)).toEqual(['question-marks']);
});
