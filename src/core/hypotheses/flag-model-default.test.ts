import { describe, expect, test } from 'vitest';
import { summariseVoice } from '../stylometry/summarise-voice.ts';
import { flagModelDefault, modelDefaultOf } from './flag-model-default.ts';
import { acceptedOf, hypothesisOf, predicateOf } from './hypothesis-fixture.ts';
import { selectedHypotheses } from './select-hypotheses.ts';

/** A model that thanks with an exclamation mark in nine of its twelve letters, and never writes a semicolon. */
const letters = Array.from({ length: 12 }, (_, at) => ({
  brief: `email-${at + 1}`,
  register: 'email',
  text: `Dear Kim,\n\nThe boxes of lot ${'ABCDEFGHIJKL'.charAt(at)} came today. We have put them in the hall for now. ${
    at < 9 ? 'Thank you so much!' : 'Thank you so much.'
  }\n\nBest regards,\nLee`,
  complete: true,
}));
const voice = summariseVoice({ model: 'test:model', prompts: 'briefs@1', seed: 1 }, letters);

const exclaims = acceptedOf('h_exclaims', 0.9, { predicate: predicateOf('exclamation-marks') });
const semicolons = acceptedOf('h_semicolons', 0.2, { predicate: predicateOf('semicolons') });
const fewSemicolons = acceptedOf('h_few', 0.4, { predicate: predicateOf('semicolons', 'less') });
const uncounted = acceptedOf('h_uncounted', 0.3);

test('the share of answers that exhibit a habit is told for counted habits', () => {
  const shares = modelDefaultOf([exclaims, semicolons, fewSemicolons, uncounted], voice);

  expect(Object.fromEntries(shares)).toEqual({ h_exclaims: 0.75, h_semicolons: 0, h_few: 1 });
});

describe('H8: a trait of the default voice', () => {
  test('is flagged model-default, kept, and told to a model after every other', () => {
    const flagged = flagModelDefault([exclaims, fewSemicolons, uncounted, semicolons], voice);

    expect(flagged.map(({ id, flags }) => [id, flags])).toEqual([
      ['h_exclaims', ['model-default']],
      ['h_few', ['model-default']],
      ['h_uncounted', []],
      ['h_semicolons', []],
    ]);
    expect(selectedHypotheses(flagged, 'email').map(({ id }) => id)).toEqual([
      'h_uncounted',
      'h_semicolons',
      'h_exclaims',
      'h_few',
    ]);
  });

  test('loses the flag when another model’s voice does not show it', () => {
    const quiet = summariseVoice(
      { model: 'test:quiet', prompts: 'briefs@1', seed: 1 },
      letters.map((letter) => ({ ...letter, text: letter.text.replace('!', '.') })),
    );

    const [first] = flagModelDefault(flagModelDefault([exclaims], voice), quiet);

    expect(first).toEqual(exclaims);
  });

  test('stays unknown without a voice, in a register nobody heard, by six answers too few, and by another catalogue', () => {
    const few = summariseVoice({ model: 'test:few', prompts: 'briefs@1', seed: 1 }, letters.slice(0, 5));
    const inPosts = { ...exclaims, registers: ['post'] };

    expect(flagModelDefault([exclaims], null)).toEqual([exclaims]);
    expect(flagModelDefault([inPosts], voice)).toEqual([inPosts]);
    expect(flagModelDefault([exclaims], few)).toEqual([exclaims]);
    expect(flagModelDefault([exclaims], { ...voice, catalogue: 'older' })).toEqual([exclaims]);
  });
});

test('the ends of answers that were cut off say nothing', () => {
  const cut = summariseVoice(
    { model: 'test:cut', prompts: 'briefs@1', seed: 1 },
    letters.map((letter) => ({ ...letter, complete: false })),
  );
  const shortTexts = hypothesisOf('h_short', { predicate: predicateOf('words-per-text', 'less', 400) });

  expect(modelDefaultOf([shortTexts], voice).get('h_short')).toBe(1);
  expect(modelDefaultOf([shortTexts, exclaims], cut)).toEqual(new Map([['h_exclaims', 0.75]]));
});

test('a subject line is no part of a letter', () => {
  const greets = acceptedOf('h_dear', 0.5, { predicate: predicateOf('greeting-dear', 'more', 0.5) });
  const titled = letters.map((letter) => ({ ...letter, text: `Subject: The boxes\n\n${letter.text}` }));
  const heard = summariseVoice({ model: 'test:titled', prompts: 'briefs@1', seed: 1 }, titled);

  expect(modelDefaultOf([greets], heard)).toEqual(new Map([['h_dear', 1]]));
});

test('a voice holds no text of an answer', () => {
  const kept = JSON.stringify(voice);

  for (const word of ['Kim', 'boxes', 'hall', 'Lee']) expect(kept).not.toContain(word);
});
