import { describe, expect, test } from 'vitest';
import { featureIndex, features } from './feature-catalogue.ts';
import { featureSpans } from './feature-spans.ts';
import { measureText, rateOf } from './measure-text.ts';
import { tokenize } from './tokenize.ts';

const counted = (text: string, id: string): { count: number; opportunity: number } => {
  const measure = measureText(tokenize(text));
  const at = featureIndex.get(id) ?? -1;
  return { count: measure.count[at] ?? -1, opportunity: measure.opportunity[at] ?? -1 };
};
const rate = (text: string, id: string): number | null =>
  rateOf(measureText(tokenize(text)), featureIndex.get(id) ?? -1);
const quotes = (text: string, id: string): readonly string[] =>
  featureSpans(tokenize(text), id).map(({ start, end }) => text.slice(start, end));

test('the catalogue is a closed list of about 220 to 330 features with one id each', () => {
  expect(features.length).toBeGreaterThanOrEqual(220);
  expect(features.length).toBeLessThanOrEqual(330);
  expect(featureIndex.size).toBe(features.length);
  expect(features.filter(({ id, label }) => !/^[a-z][a-z-]*$/.test(id) || label === '')).toEqual([]);
});

describe('counts and opportunities', () => {
  test.each([
    ['words of a group', 'I gave my cat to her', 'pronouns-i', 2, 6],
    ['a word and its group', 'the cat and the dog', 'word-the', 2, 5],
    ['phrases', 'I think it is fine and I believe you', 'phrase-i-think', 2, 9],
    ['openers', 'And so it goes. But no. It ends.', 'opener-and', 1, 3],
    ['openers in quotes', '"And so it goes." It ends.', 'opener-and', 1, 2],
    ['semicolons', 'one; two; three', 'semicolons', 2, 3],
    ['a run of exclamation marks is one', 'no!!! yes! no', 'exclamation-marks', 2, 3],
    ['repeated marks', 'what?! no. yes!!', 'repeated-marks', 2, 3],
    ['ellipses of both kinds', 'well… no... yes', 'ellipses', 2, 3],
    ['dashes of three kinds', 'a — b -- c - d', 'dashes', 3, 4],
    ['a list mark is no dash', '- one\n- two', 'dashes', 0, 2],
    ['a hyphen in a word is no dash', 'well-known thing', 'dashes', 0, 3],
    ['hyphenated words', 'a well-known e-mail', 'hyphens', 2, 5],
    ['emoji', 'ok 👍🏽 fine 🇫🇷', 'emoji', 2, 2],
    ['emoticons', 'ok :) fine', 'emoticons', 1, 2],
    ['words in capitals', 'I said NO and meant NO', 'all-caps-words', 2, 6],
    ['questions', 'Is it? It is. Why?', 'questions', 2, 3],
    ['a question in quotes', '"Is it?" It is.', 'questions', 1, 2],
    ['exclamations', 'Great! It works.', 'exclamations', 1, 2],
    ['lower-case starts', 'it rains. we stay.', 'lower-case-starts', 2, 2],
    ['short sentences', 'Stop here. We will go on to the very end of it.', 'short-sentences', 1, 2],
    ['instructions', 'Please stay. Send me the file. I wait.', 'imperatives', 1, 3],
    ['contractions taken and left', "I'm here and I am not there. It isn't so.", 'contractions', 2, 3],
    ['possessives are no contractions', "Sam's dog barks", 'contractions', 0, 0],
    ['cannot is a contraction left', 'We cannot go', 'contracted-not', 0, 1],
    ['spelling', 'The colour and the color', 'british-spelling', 1, 2],
    ['numbers up to twelve', 'We saw 3 cats and two dogs', 'digits-for-small-numbers', 1, 2],
    ['a time is no small number', 'at 5 pm', 'digits-for-small-numbers', 0, 0],
    ['lower-case i', 'i think I know', 'lower-case-i', 1, 2],
    ['a comma before the last and', 'tea, milk, and bread', 'serial-commas', 1, 1],
    ['no comma before the last and', 'tea, milk and bread', 'serial-commas', 0, 1],
    ['curly marks', 'It’s "here"', 'curly-marks', 1, 3],
    ['spaces around dashes', 'a — b—c', 'spaced-dashes', 1, 2],
    ['two spaces after a sentence', 'It rains.  We stay. Now.', 'double-space-after-sentence', 1, 2],
    ['list items', 'Bring:\n- tea\n- milk', 'list-lines', 2, 3],
    ['a list', 'Bring:\n1. tea\n2. milk', 'uses-list', 1, 1],
    ['one list mark is no list', 'So:\n- tea', 'uses-list', 0, 1],
    ['a postscript', 'It rains.\n\nPS bring a coat.', 'postscript', 1, 1],
    ['an end without a mark', 'It rains', 'ends-without-mark', 1, 1],
    ['an end with a question', 'It rains. Does it?', 'ends-with-question', 1, 1],
    ['one paragraph', 'It rains. It pours.', 'one-paragraph', 1, 1],
    ['a greeting and its mark', 'Hi Dan!\n\nIt rains today.', 'greeting-exclamation', 1, 1],
    ['no greeting, no mark of it', 'It rains today.', 'greeting-comma', 0, 0],
    ['words per sentence', 'It rains. We stay here now.', 'words-per-sentence', 6, 2],
    ['paragraphs', 'It rains.\n\nWe stay.', 'paragraphs-per-text', 2, 1],
  ])('%s', (_, text, id, count, opportunity) => {
    expect(counted(text, id)).toEqual({ count, opportunity });
  });
});

describe('other languages', () => {
  const german =
    'Das Wetter ist heute schlecht, und wir bleiben zu Hause; morgen fahren wir vielleicht an den See. Kommst du mit?';

  test('English words have no opportunities in a German text, marks and shapes have', () => {
    expect(rate(german, 'word-in')).toBeNull();
    expect(rate(german, 'contractions')).toBeNull();
    expect(rate(german, 'greeting-none')).toBeNull();
    expect(counted(german, 'semicolons')).toEqual({ count: 1, opportunity: 20 });
    expect(counted(german, 'questions')).toEqual({ count: 1, opportunity: 2 });
  });

  test('in Chinese marks are counted by half the letters, and lengths of words are unknown', () => {
    const chinese = '今天下雨，我们留在家里。明天呢？';

    expect(counted(chinese, 'question-marks')).toEqual({ count: 1, opportunity: 7 });
    expect(rate(chinese, 'words-per-sentence')).toBeNull();
    expect(rate(chinese, 'long-words')).toBeNull();
  });
});

describe('evidence', () => {
  test.each([
    ['a word in its original form', 'It’s NOT so; not now.', 'word-not', ['NOT', 'not']],
    ['a phrase', 'Please let me know, or let us know.', 'phrase-let-me-know', ['let me know', 'let us know']],
    ['a contraction with a curly mark', 'I’m here. I am there.', 'contracted-pronouns', ['I’m']],
    ['a sentence', 'It rains. Why? Go.', 'questions', ['Why?']],
    ['a greeting', 'Hi Dan,\n\nIt rains.', 'greeting-hi', ['Hi Dan']],
    ['a closing', 'It rains.\n\nCheers,\nSam', 'closing-cheers', ['Cheers,\nSam']],
    ['a hyphenated word', 'a well-known thing', 'hyphens', ['well-known']],
    ['an unknown id', 'It rains.', 'no-such-feature', []],
    ['a length', 'It rains.', 'words-per-sentence', []],
  ])('%s', (_, text, id, expected) => {
    expect(quotes(text, id)).toEqual(expected);
  });

  test('there are as many spans as counts, for every feature', () => {
    const text =
      "Hi Dan,\n\nI'm sending 3 files -- they aren't done, but could you look? Thanks!! It's great... really :)\n\n- one\n- two\n\nCheers,\nSam";
    const tokens = tokenize(text);
    const { count, opportunity } = measureText(tokens);

    const differing = features.filter(
      ({ id, kind }, at) =>
        kind === 'count' && (opportunity[at] ?? 0) > 0 && featureSpans(tokens, id).length !== count[at],
    );

    expect(differing.map(({ id }) => id)).toEqual([]);
  });
});
