import { expect, test } from 'vitest';
import { nothingKnown, tasteFeatures, tasteRow } from './taste-features.ts';

const plain = 'The boiler has not worked since May. Two people are sent on Monday.';

test.each([
  { id: 'length', more: `${plain} I have told the landlord as well, and that is all of it.` },
  { id: 'sentence-length', more: 'The boiler has not worked since May, so two people are sent on Monday.' },
  { id: 'greeting', more: `Hello Robin,\n\n${plain}` },
  { id: 'closing', more: `${plain}\n\nBest regards,\nKim` },
  { id: 'questions', more: 'The boiler has not worked since May. Are two people sent on Monday?' },
  { id: 'exclamations', more: 'The boiler has not worked since May! Two people are sent on Monday!' },
  { id: 'list', more: 'The boiler has not worked since May.\n\n- Two people are sent\n- on Monday' },
  { id: 'paragraphs', more: 'The boiler has not worked since May.\n\nTwo people are sent on Monday.' },
  { id: 'hedges', more: 'The boiler has perhaps not worked since May. Two people are maybe sent on Monday.' },
  {
    id: 'word-length',
    more: 'The installation has malfunctioned since December. Several technicians arrive tomorrow.',
  },
  { id: 'courtesies', more: `${plain} Thank you, and please call.` },
  { id: 'emoji', more: `${plain} 🙂` },
])('a text with more $id has more of it', ({ id, more }) => {
  const at = tasteFeatures.findIndex((feature) => feature.id === id);

  expect(tasteRow(more)[at]).toBeGreaterThan(tasteRow(plain)[at] ?? Number.NaN);
});

test('contractions are a share of the places for one', () => {
  const at = tasteFeatures.findIndex(({ id }) => id === 'contractions');

  expect(tasteRow("It doesn't work.")[at]).toBeGreaterThan(tasteRow('It does not work.')[at] ?? Number.NaN);
});

test('nearness to the fingerprint counts where the person has one', () => {
  const at = tasteFeatures.findIndex(({ id }) => id === 'voice');

  expect(tasteRow(plain)[at]).toBeNaN();
  expect(tasteRow(plain, { ...nothingKnown, nearness: () => 0.5 })[at]).toBe(5);
});

test('an empty text gives a row of finite numbers or nothing to tell', () => {
  expect([...tasteRow('')].every((value) => Number.isFinite(value) || Number.isNaN(value))).toBe(true);
});
