import { describe, expect, test } from 'vitest';
import { StylometryError } from '../stylometry-error.ts';
import { Verifier } from './saved-verifier.ts';
import { fixtureWriters } from './writer-fixture.ts';

const writers = fixtureWriters(9, { texts: 9, words: 130, seed: 8 });
const [ada, bo, ...crowd] = writers;
const known = (ada?.texts ?? []).slice(0, 4);
const asked = [...(ada?.texts ?? []).slice(4, 7), ...(bo?.texts ?? []).slice(4, 7)];

describe.each(['combined', 'imposters'] as const)('a saved verifier, %s', (method) => {
  const fitted = Verifier.fit(crowd, { method, seed: 5, mostQueries: method === 'imposters' ? 2 : 8, known: 3 });
  const answers = (verifier: typeof fitted) =>
    asked.map((text) => verifier.verify(known, text, { percentiles: 'left out' }));

  test('S12: answers bit for bit as before, without any text in it', () => {
    const saved = Verifier.save(fitted);
    const loaded = Verifier.load(saved);

    expect(answers(loaded)).toEqual(answers(fitted));
    expect(loaded.calibrations).toEqual(fitted.calibrations);
    expect(Verifier.save(loaded)).toBe(saved);
    expect(saved).not.toContain(crowd[0]?.texts[0]?.slice(0, 30));
  });

  test('S12: a damaged, a cut-off and an other version’s file are refused', () => {
    const saved = Verifier.save(fitted);
    const codes = [
      saved.replace('"seed":5', '"seed":6'),
      saved.slice(0, saved.length / 2),
      'no verifier',
      saved.replace('"version":1', '"version":2'),
    ].map((text) => {
      try {
        Verifier.load(text);
        return 'nothing thrown';
      } catch (error) {
        return error instanceof StylometryError ? error.code : String(error);
      }
    });

    expect(codes).toEqual(['damaged', 'damaged', 'damaged', 'other_version']);
  });
});

test('S12: percentiles among other people need their texts, which are kept when asked', () => {
  const fitted = Verifier.fit(crowd, { seed: 5, mostQueries: 2 });
  const bare = Verifier.load(Verifier.save(fitted));
  const whole = Verifier.load(Verifier.save(fitted, { texts: 'kept' }));

  const found = fitted.verify(known, asked[0] ?? '');
  expect(whole.verify(known, asked[0] ?? '')).toEqual(found);
  expect(bare.verify(known, asked[0] ?? '')).toEqual({
    ...found,
    percentiles: { own: found.percentiles.own, others: null },
  });
});

test('a person who is given twice is one person, and no imposter of the own texts', () => {
  const [first, ...others] = crowd;
  const halves = [
    { author: first?.author ?? '', texts: first?.texts.slice(0, 5) ?? [] },
    { author: first?.author ?? '', texts: first?.texts.slice(5) ?? [] },
  ];

  const parted = Verifier.fit([...halves, ...others], { seed: 5 });

  expect(parted.calibrations).toEqual(Verifier.fit(crowd, { seed: 5 }).calibrations);
});
