import { beforeAll, describe, expect, test } from 'vitest';
import { type FittedVerifier, fitVerifier } from '../../core/stylometry/verification/fit-verifier.ts';
import type { Verification } from '../../core/stylometry/verification/verification.ts';
import { fixtureWriters } from '../../core/stylometry/verification/writer-fixture.ts';
import type { EvaluationPerson, EvaluationText } from '../evaluation-person.ts';
import type { MeasureSetting } from '../measure.ts';
import { verificationMeasures } from './verification.ts';

const writers = fixtureWriters(11, { texts: 12, words: 70, seed: 7 });
const people = writers.map(({ author, texts }): EvaluationPerson => {
  const all = texts.map((text, at): EvaluationText => ({ id: `${author}-${at}`, text, source: `${at}`, title: null }));
  return {
    ...{ person: author, register: 'post', learn: [], select: [] },
    ...{ evaluate: all.slice(0, 6), targets: all.slice(6) },
  };
});
const [ada, bo] = people as [EvaluationPerson, EvaluationPerson, ...EvaluationPerson[]]; // eleven were made
const outsiders = people.slice(2);
const setting: MeasureSetting = { people: [ada, bo], outsidersOf: () => outsiders, judge: null, seed: 1 };

async function measured(name: string, text: string): Promise<number | null> {
  const measure = verificationMeasures.find((one) => one.name === name);
  if (measure === undefined) throw new Error(`no measure ${name}`);
  const task = { id: 't', person: ada.person, register: 'post', brief: '', words: 120 };
  return (await measure.open(setting))({ person: ada.person, task, target: '', text, samples: [] });
}

const all = (name: string, texts: readonly string[]) => Promise.all(texts.map((text) => measured(name, text)));
const own = ada.targets.map(({ text }) => text);
const foreign = bo.targets.map(({ text }) => text);
/** The first half of one writer's text and the second of another's. */
const mixed = own.map((text, at) => {
  const halves = [text.split(' ').slice(0, 35), (foreign[at] ?? '').split(' ').slice(35)];
  return halves.flat().join(' ');
});

/** The same verifier, fitted by itself. */
let verifier: FittedVerifier;
let verdicts: readonly Verification[];
beforeAll(async () => {
  verifier = fitVerifier(
    outsiders.map(({ person, evaluate, targets }) => ({
      author: person,
      texts: [...evaluate, ...targets].map(({ text }) => text),
    })),
    { method: 'imposters', known: 6, seed: 1 },
  );
  const known = ada.evaluate.map(({ text }) => text);
  verdicts = [...own, ...foreign, ...mixed].map((text) => verifier.verify(known, text, { percentiles: 'left out' }));
  for (const { name } of verificationMeasures) await measured(name, own[0] ?? '');
}, 120_000);

test('is calibrated on all held-out texts of outsiders: those alone that are asked for would be too few', async () => {
  const few = outsiders.map((person) => ({ ...person, targets: person.targets.slice(0, 1) }));
  const whole = outsiders.map((person) => ({
    ...person,
    targets: person.targets.slice(0, 1),
    unasked: person.targets.slice(1),
  }));
  const [plain] = verificationMeasures;
  const task = { id: 't', person: ada.person, register: 'post', brief: '', words: 120 };
  const calibratedOn = async (calibration: readonly EvaluationPerson[]) =>
    (await plain?.open({ ...setting, outsidersOf: () => calibration }))?.({
      ...{ person: ada.person, task, target: '', text: own[0] ?? '', samples: [] },
    });

  expect(await calibratedOn(few)).toBeNull();
  expect(await calibratedOn(whole)).toEqual(expect.any(Number));
});

describe('verification', () => {
  test('is told in the grey zone too, where decided-same is unscored', async () => {
    const undecided = [...own, ...foreign, ...mixed].filter((_, at) => verdicts[at]?.reason === 'grey-zone');

    expect(undecided.length).toBeGreaterThan(0);
    expect((await all('verification', undecided)).filter((p) => p === null)).toEqual([]);
    expect(new Set(await all('decided-same', undecided))).toEqual(new Set([null]));
  });

  test('of fewer than forty words is unscored by every measure', async () => {
    const short = (own[0] ?? '').split(' ').slice(0, 39).join(' ');

    for (const { name } of verificationMeasures) expect([name, await measured(name, short)]).toEqual([name, null]);
  });

  test('lies above the probability of equal error of calibration people, or not', async () => {
    const threshold = verifier.calibrations[0]?.equalError?.threshold ?? Number.NaN;
    const texts = [...own, ...foreign, ...mixed];

    expect(await all('above-equal-error', texts)).toEqual(
      verdicts.map(({ leaning }) => ((leaning ?? Number.NaN) > threshold ? 1 : 0)),
    );
    const [above, others] = [await all('above-equal-error', own), await all('above-equal-error', foreign)];
    expect(sum(above) - sum(others)).toBeGreaterThanOrEqual(3);
  });

  test('masked does not see other content words of the same length, which the plain one does', async () => {
    const kettles: Readonly<Record<string, string>> = { bridge: 'kettle', garden: 'basket', letter: 'bucket' };
    const others = own.map((text) => text.replace(/\b(?:bridge|garden|letter)\b/g, (word) => kettles[word] ?? word));

    expect(others).not.toEqual(own);
    expect(await all('verification-masked', others)).toEqual(await all('verification-masked', own));
    expect(await all('verification', others)).not.toEqual(await all('verification', own));
  });

  test('masked tells people apart by what is left', async () => {
    const [mine, theirs] = [await all('verification-masked', own), await all('verification-masked', foreign)];

    expect(sum(mine) / mine.length).toBeGreaterThan(sum(theirs) / theirs.length + 0.2);
  });
});

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}
