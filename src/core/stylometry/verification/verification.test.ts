import { describe, expect, test } from 'vitest';
import { isGrey, tuneGreyZones, zoneAt } from './grey-zone.ts';
import { matchCrowd } from './match-crowd.ts';
import { measurePeople } from './people-moments.ts';
import { Verifier } from './saved-verifier.ts';
import { fixtureWriters } from './writer-fixture.ts';

const writers = fixtureWriters(14, { texts: 14, words: 160, seed: 3 });
const crowd = writers.slice(2);
const [ada, bo] = writers;
const own = ada?.texts ?? [];
const foreign = bo?.texts ?? [];
const verifier = Verifier.fit(crowd, { seed: 5 });

describe('a fitted verifier', () => {
  test('tells the person’s texts from another’s', () => {
    const known = own.slice(0, 5);

    const same = own.slice(5).map((text) => verifier.verify(known, text, { percentiles: 'left out' }));
    const different = foreign.slice(5).map((text) => verifier.verify(known, text, { percentiles: 'left out' }));

    expect(same.filter(({ leaning }) => (leaning ?? 0) > 0.5).length).toBeGreaterThanOrEqual(8);
    expect(different.filter(({ leaning }) => (leaning ?? 1) < 0.5).length).toBeGreaterThanOrEqual(8);
  });

  test('carries what it rests on, and gives the same every time', () => {
    const found = verifier.verify(own.slice(0, 5), own[6] ?? '');

    expect(found).toMatchObject({ method: 'combined', seed: 5, queryWords: 160, knownWords: 800, reason: null });
    expect(found.featureSetHash).toMatch(/^[0-9a-f]{16}$/);
    expect(found.spaceHash).toMatch(/^[0-9a-f]{16}$/);
    expect(Verifier.fit(crowd, { seed: 5 }).verify(own.slice(0, 5), own[6] ?? '')).toEqual(found);
  });

  test('places a text among the person’s and other people’s of its length', () => {
    const { percentiles: like } = verifier.verify(own.slice(0, 6), own[6] ?? '');
    const { percentiles: unlike } = verifier.verify(own.slice(0, 6), foreign[6] ?? '');

    expect(like.others?.percentile).toBeGreaterThan(80);
    expect(like.own?.n).toBe(6);
    expect(unlike.own?.percentile).toBeLessThanOrEqual(20);
  });

  test('by General Imposters tells them apart too', () => {
    const imposters = Verifier.fit(crowd.slice(0, 6), { method: 'imposters', mostQueries: 2 });
    const ask = (text: string | undefined) =>
      imposters.verify(own.slice(0, 5), text ?? '', { percentiles: 'left out' }).score ?? Number.NaN;

    expect(ask(own[7])).toBeGreaterThan(ask(foreign[7]));
  });
});

describe('silence', () => {
  const cut = (text: string | undefined, words: number): string => (text ?? '').split(' ').slice(0, words).join(' ');

  test('S7: twenty words are always unknown, with the reason', () => {
    const answers = [...own, ...foreign].map((text) => verifier.verify(own.slice(0, 5), cut(text, 20)));

    expect(new Set(answers.map(({ decision, reason, p }) => `${decision} ${reason} ${p}`))).toEqual(
      new Set(['unknown query-too-short null']),
    );
  });

  test('follows from too little known, nobody to compare with, another register, and no calibration', () => {
    const text = own[6] ?? '';
    const letters = Verifier.fit(crowd.map((writer) => ({ ...writer, register: 'email' })));
    const few = Verifier.fit(crowd.slice(0, 4));
    const brief = Verifier.fit(crowd.slice(0, 6).map((writer) => ({ ...writer, texts: writer.texts.slice(0, 4) })));
    const reasonOf = ({ reason, p, decision }: ReturnType<typeof verifier.verify>) => [decision, p, reason];

    expect(reasonOf(verifier.verify([cut(own[0], 100)], text))).toEqual(['unknown', null, 'known-too-short']);
    expect(reasonOf(verifier.verify([], text))).toEqual(['unknown', null, 'known-too-short']);
    expect(reasonOf(few.verify(own.slice(0, 5), text))).toEqual(['unknown', null, 'too-few-imposters']);
    expect(reasonOf(letters.verify(own.slice(0, 5), text, { register: 'post' }))).toEqual([
      'unknown',
      null,
      'other-register',
    ]);
    expect(reasonOf(brief.verify(own.slice(0, 5), text))).toEqual(['unknown', null, 'not-calibrated']);
    expect(reasonOf(Verifier.fit([]).verify(own.slice(0, 5), text))).toEqual(['unknown', null, 'other-register']);
  });

  test('never becomes an error or NaN, whatever the text holds', () => {
    for (const text of [
      '',
      '…',
      '😀'.repeat(50),
      '這是一個沒有空格的文字'.repeat(20),
      'a '.repeat(500),
      '!?.'.repeat(200),
    ]) {
      const found = verifier.verify(own.slice(0, 5), text, { percentiles: 'left out' });

      expect([found.p, found.score].filter((value) => value !== null).every(Number.isFinite)).toBe(true);
    }
  });
});

describe('the probability of equal error', () => {
  test('lies between the two sides of calibration people, errs less than chance, and is kept with the verifier', () => {
    const [calibration] = verifier.calibrations;
    const { threshold, rate } = calibration?.equalError ?? { threshold: Number.NaN, rate: Number.NaN };

    expect(threshold).toBeGreaterThan(0);
    expect(threshold).toBeLessThan(1);
    expect(rate).toBeLessThan(0.5);
    expect(Verifier.load(Verifier.save(verifier)).calibrations[0]?.equalError).toEqual({ threshold, rate });
  });

  test('is not known without a calibration', () => {
    expect(Verifier.fit(crowd.slice(0, 4)).calibrations[0]?.equalError).toBeNull();
  });
});

describe('the grey zone', () => {
  const guesses = (words: number) =>
    Array.from({ length: 48 }, (_, at) => ({ p: 0.42 + (at % 8) * 0.02, same: at < 24, words }));
  const sure = (words: number) =>
    Array.from({ length: 60 }, (_, at) => ({ p: at % 2 === 0 ? 0.9 : 0.1, same: at % 2 === 0, words }));

  test('covers the probabilities that were guesses, and never costs c@1', () => {
    const { zones, cAt1 } = tuneGreyZones([...guesses(300), ...sure(300)]);

    const zone = zoneAt(zones, 300);
    expect([0.5, 0.54, 0.9, 0.1].map((p) => isGrey(p, zone))).toEqual([true, true, false, false]);
    expect(cAt1.abstaining).toBeGreaterThan(cAt1.answeringAll);
  });

  test('of a shorter text holds that of a longer one, and silence costs no c@1', () => {
    const { zones, cAt1 } = tuneGreyZones([...guesses(300), ...sure(300), ...sure(50)]);

    expect(zones.map(({ band }) => band.from)).toEqual([0, 100, 250, 600, 2000]);
    for (const [at, { zone }] of zones.slice(1).entries()) {
      expect(zones[at]?.zone.low).toBeLessThanOrEqual(zone.low);
      expect(zones[at]?.zone.high).toBeGreaterThanOrEqual(zone.high);
    }
    expect(cAt1.abstaining).toBeGreaterThanOrEqual(cAt1.answeringAll);
  });
});

test('moments without a person are those of the others alone', () => {
  const person = (author: string, values: readonly (readonly number[])[]) => ({
    author,
    texts: values.map((levels) => ({ words: 100, families: [Float64Array.from(levels)] })),
  });
  const [a, b, c] = [
    person('a', [
      [1, 5],
      [3, Number.NaN],
    ]),
    person('b', [[2, 1]]),
    person('c', [
      [7, 3],
      [9, 3],
      [8, 3],
    ]),
  ];

  const left = measurePeople([a, b, c].filter((one) => one !== undefined)).without(new Set(['c', 'nobody']));
  const alone = measurePeople([a, b].filter((one) => one !== undefined)).without(new Set());

  expect(left.mean[0]?.map((value) => Math.round(value * 1e9))).toEqual(
    alone.mean[0]?.map((value) => Math.round(value * 1e9)),
  );
  expect([...(left.mean[0] ?? [])].map((value) => value.toFixed(6))).toEqual(['2.000000', '3.000000']);
  // Means 2 and 2; squares 5 and 4: 4.5 − 4. Of the second feature: 5 and 1.
  expect([...(left.deviation[0] ?? [])].map((value) => value.toFixed(6))).toEqual([
    Math.SQRT1_2.toFixed(6),
    '2.000000',
  ]);
});

test('imposters are joined to the length of the known side, and a party to the question is left out', () => {
  const people = ['a', 'b', 'c'].map((author, who) => ({
    author,
    texts: Array.from({ length: 6 - who * 2 }, () => ({ words: 100 })),
  }));

  const runs = matchCrowd(people, { words: 300, except: new Set(['a']) });

  expect(runs.map(({ author, texts }) => `${author} ${texts.length}`)).toEqual(['b 3', 'c 2']);
});
