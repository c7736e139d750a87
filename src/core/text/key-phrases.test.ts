import { expect, test } from 'vitest';
import { keyPhrases } from './key-phrases.ts';

const functionWords = new Set(['the', 'of', 'a', 'for', 'and', 'at', 'was', 'has']);
const options = {
  isFunctionWord: (word: string) => functionWords.has(word.toLowerCase()),
  mostWords: 100,
  longestPhrase: 4,
};
const phrases = (text: string, changed: Partial<typeof options> = {}) =>
  keyPhrases(text, { ...options, ...changed }).map((words) => words.join(' '));

test('phrases are what stands between function words and punctuation, in the order of the text', () => {
  expect(phrases('The harbour office of Kelder was closed, and ferry fares rose 4.5% at once.')).toEqual([
    'harbour office',
    'Kelder',
    'closed',
    'ferry fares rose 4.5%',
    'once',
  ]);
});

test('what holds a word together and a sign of money stay with it, a placeholder’s brackets do not', () => {
  expect(phrases('[NAME] has a co-op’s ticket for $3.20.')).toEqual(['NAME', 'co-op’s ticket', '$3.20']);
});

test('a phrase stands once, in the case and at the place where it comes first', () => {
  expect(phrases('Ferry fares and the boats and the ferry fares.')).toEqual(['Ferry fares', 'boats']);
});

test('of a run longer than a phrase the end is left out', () => {
  expect(phrases('the new blue wooden harbour office', { longestPhrase: 2 })).toEqual(['new blue']);
});

test('where not all fit, the phrases whose words stand in long phrases are kept', () => {
  expect(phrases('the boats and the harbour office clock and a clock', { mostWords: 4 })).toEqual([
    'harbour office clock',
    'clock',
  ]);
});

test('a text of function words alone has none', () => {
  expect(phrases('of the and for a')).toEqual([]);
  expect(phrases('')).toEqual([]);
});
