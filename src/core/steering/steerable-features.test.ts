import { describe, expect, test } from 'vitest';
import { featureIndex } from '../stylometry/feature-catalogue.ts';
import { steerableFeatures } from './steerable-features.ts';

const forms = steerableFeatures.flatMap((feature) => [...feature.forms, ...feature.others]);
const formsOf = (featureId: string) => steerableFeatures.find((one) => one.featureId === featureId);

describe('the table', () => {
  test('names features of the catalogue, each once', () => {
    const ids = steerableFeatures.map(({ featureId }) => featureId);

    expect(ids.filter((id) => !featureIndex.has(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('holds single words, endings of contractions and marks, with at most a space before and line breaks behind', () => {
    const odd = forms.filter(
      (form) =>
        !/^ ?(?:[A-Z]?[a-z]*|n?['’](?:t|m|re|ve|ll)|[^\p{L}\p{N}\s]{1,4}|:D)\n{0,2}$/u.test(form) || form.trim() === '',
    );

    expect(odd).toEqual([]);
  });

  test.each([
    'love great happy glad sad hate sorry thanks thank thing things stuff think believe feel kids children',
    'today tomorrow monday two three hundred second big large start begin send call look help meeting',
  ])('holds no word that tells of a matter: %s', (words) => {
    const held = new Set(forms.map((form) => form.trim().toLowerCase()));

    expect(words.split(' ').filter((word) => held.has(word))).toEqual([]);
  });

  test('never steers full stops, hyphens inside words or possessives', () => {
    expect(forms.filter((form) => ['.', '-', "'s", '’s'].includes(form.trim()) && form !== ' -')).toEqual([]);
  });
});

test.each([
  { id: 'word-but', moves: [' but', 'but', ' But', 'But'], others: [] },
  { id: 'word-of', moves: [' of', ' Of', 'Of'], others: [] },
  { id: 'opener-but', moves: [' But', 'But'], others: [] },
  { id: 'greeting-hey', moves: [' hey', 'hey', ' Hey', 'Hey'], others: [] },
  { id: 'commas', moves: [',', ' ,', ',\n', ',\n\n'], others: [] },
  { id: 'lower-case-i', moves: ['i', ' i'], others: ['I', ' I'] },
  {
    id: 'also-for-too',
    moves: [' also', 'also', ' Also', 'Also'],
    others: [' too', 'too', ' Too', 'Too'],
  },
])('$id moves all its forms together', ({ id, moves, others }) => {
  expect(formsOf(id)).toMatchObject({ forms: moves, others });
});

test.each([
  'opener-i',
  'full-stops',
  'greeting-dear',
  'closing-love',
  'feeling-positive',
  'big-for-large',
  'imperatives',
  'phrase-going-to',
])('%s is not steered', (id) => {
  expect(formsOf(id)).toBeUndefined();
});
