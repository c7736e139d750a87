import { expect, test } from 'vitest';
import { measureText } from '../stylometry/measure-text.ts';
import { tokenize } from '../stylometry/tokenize.ts';
import { type CountedText, chooseCountedQuestions } from './choose-counted-questions.ts';
import { acceptedOf, hypothesisOf, predicateOf } from './hypothesis-fixture.ts';

const plain = 'We met at the harbour on Monday. The crew was late and the gate was shut. Nobody minded the rain.';

/** What a letter adds to a text, and what stands there without it: nothing else differs. */
const marks: readonly (readonly [letter: string, shown: string, without: string])[] = [
  ['!', 'The rain went on!', 'The rain went on.'],
  ['?', 'You have the key?', 'You have the key.'],
  ['7', 'It took 7 hours.', 'It took seven hours.'],
  [';', 'It rained; nobody left.', 'It rained, nobody left.'],
  ['b', 'It was cold but dry.', 'It was cold and dry.'],
];

/** "!? - ;" is one own text with two marks, one without, one with a semicolon; others after a bar. */
function texts(written: string): readonly CountedText[] {
  const [own = '', others = ''] = written.split(' | ');
  const of = (side: string, isOwn: boolean) =>
    side.split(' ').map((letters) => ({
      measure: measureText(
        tokenize(
          [plain, ...marks.map(([letter, shown, without]) => (letters.includes(letter) ? shown : without))].join(' '),
        ),
      ),
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

test('asks for accepted habits first, then for the usual, then for proposed ones', () => {
  const written = '!; - !; 7 | !; - !; 7 !; - !; 7';
  const semicolons = { predicate: predicateOf('semicolons', 'less', 4) };

  expect(idsOf(written)).toEqual(['exclamation-marks', 'numerals', 'semicolons']);
  expect(idsOf(written, [hypothesisOf('a', semicolons)])).toEqual(['exclamation-marks', 'numerals', 'semicolons']);
  expect(idsOf(written, [acceptedOf('a', 0.4, semicolons)])).toEqual(['semicolons', 'exclamation-marks', 'numerals']);
});

test('asks for what tells the texts apart where nothing else does', () => {
  const rare = (isRare: boolean) => `${plain} ${isRare ? 'We stayed whether it rained or not.' : 'We stayed.'}`;
  const texts = [true, false, true, false, true, false].map((isRare, at) => ({
    measure: measureText(tokenize(rare(isRare))),
    own: at < 2,
  }));

  const chosen = chooseCountedQuestions({ hypotheses: [], texts, most: 1 });

  expect(chosen.map(({ answers }) => answers)).toEqual([[true, false, true, false, true, false]]);
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
