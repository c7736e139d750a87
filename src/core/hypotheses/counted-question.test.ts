import { expect, test } from 'vitest';
import { features } from '../stylometry/feature-catalogue.ts';
import { measureText } from '../stylometry/measure-text.ts';
import { tokenize } from '../stylometry/tokenize.ts';
import { countedAnswer, countedQuestion } from './counted-question.ts';

const plain = 'We met at the harbour on Monday. The crew was late and the gate was shut. Nobody minded the rain.';

test.each([
  ['exclamation-marks', 'Does the text contain exclamation marks?', 'What a day it was!'],
  ['question-marks', 'Does the text contain question marks?', 'Who has the key?'],
  ['numerals', 'Does the text contain numbers in digits?', 'It took 40 minutes.'],
  ['colons', 'Does the text contain colons?', 'One thing: bring a coat.'],
  ['word-because', 'Does the text use the word "because"?', 'We left because it rained.'],
  ['word-i', 'Does the text use the word "I"?', 'Later I slept.'],
  ['opener-but', 'Does a sentence of the text open with "But"?', 'But we went home.'],
  ['phrase-let-me-know', 'Does the text use the words "let me know" or "let us know"?', 'Please let me know.'],
  [
    'please',
    'Does the text use the word "please", "pls" or "plz"?',
    'Send it to the office, pls, before the weekend comes.',
  ],
])('%s is asked as %s', (featureId, question, sentence) => {
  const answer = (text: string) => countedAnswer(featureId, measureText(tokenize(text)));

  expect(countedQuestion(featureId)).toBe(question);
  expect(answer(`${plain} ${sentence}`)).toBe(true);
  expect(answer(plain)).toBe(false);
});

test.each(['hedges', 'words-per-sentence', 'contractions', 'dashes', 'thanks', 'no-such-feature'])(
  'nothing is asked of %s: a reader would not answer as counting does',
  (featureId) => {
    expect(countedQuestion(featureId)).toBeNull();
  },
);

test('every question is one line and short, and no two are alike', () => {
  const questions = features.flatMap(({ id }) => countedQuestion(id) ?? []);

  expect(questions.length).toBeGreaterThan(100);
  expect(new Set(questions).size).toBe(questions.length);
  for (const question of questions) expect(question).toMatch(/^Does (?:the|a sentence of the) text [^\n]{1,90}\?$/);
});
