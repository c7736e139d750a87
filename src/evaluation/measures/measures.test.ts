import { describe, expect, test } from 'vitest';
import { requestToGoOn } from '../../prompting/brief-text.ts';
import type { EvaluationPerson } from '../evaluation-person.ts';
import type { MeasuredText, MeasureSetting } from '../measure.ts';
import { openNaming } from './attribution.ts';
import { authorshipMeasures } from './index.ts';
import { toldValues } from './told-measures.ts';

const texts = {
  ada: [
    'Hey there! So, we went to the lake, and it was lovely; we swam, we ate, we sang! Come along next time!',
    'Hey again! So, the boat leaked, and everybody laughed; we bailed, we rowed, we got home! What a day!',
  ],
  bo: [
    'The committee met on the ninth. It was resolved that the accounts be closed. No objection was raised by the members.',
    'The report was received on the tenth. It was noted that the figures had been revised. No action was required of the office.',
  ],
};

const people: readonly EvaluationPerson[] = Object.entries(texts).map(([person, own]) => ({
  ...{ person, register: 'post', learn: [], select: [], targets: [] },
  evaluate: own.map((text, at) => ({ id: `${person}-${at}`, text, source: `${at}`, title: null })),
}));

const setting: MeasureSetting = { people, outsidersOf: () => [], judge: null, seed: 1 };

const measured = (text: string, more: Partial<MeasuredText> = {}): MeasuredText => ({
  person: 'ada',
  text,
  target: 'Hey! So, the picnic was on the hill with Imelda, and we stayed until 9!',
  samples: texts.ada,
  task: {
    ...{ id: 't', person: 'ada', register: 'post', words: 20 },
    brief: 'Write a post in which the writer tells of a picnic on a hill with Imelda. Write about 20 words.',
  },
  ...more,
});

async function measure(name: string, text: MeasuredText): Promise<number | null> {
  const found = authorshipMeasures.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no measure ${name}`);
  return (await found.open(setting))(text);
}

const lively = 'Hey you! So, the picnic was on the hill, and Imelda came; we sang, we ate, we danced! Lovely!';
const official = 'The picnic was held on the hill. It was attended by Imelda. No complaint was received by the writer.';

describe('attribution', () => {
  test.each(['attribution', 'attribution-masked'])('%s finds who writes like this', async (name) => {
    expect([await measure(name, measured(lively)), await measure(name, measured(official))]).toEqual([1, 0]);
  });

  test('similarity is higher for the own voice, also with content words hidden', async () => {
    for (const name of ['similarity', 'similarity-masked'])
      expect(await measure(name, measured(lively))).toBeGreaterThan((await measure(name, measured(official))) ?? 9);
  });

  test('of somebody without texts nothing can be said', async () => {
    expect(await measure('attribution', measured(lively, { person: 'cy' }))).toBeNull();
  });
});

describe('content', () => {
  test('is kept when the words of the brief stand in the text, whatever the wording of the task', async () => {
    expect(await measure('content-kept', measured(lively))).toBe(1);
    expect(await measure('content-kept', measured('We swam in the sea.'))).toBe(0);
  });

  test('of a brief that gives a first sentence is kept of that sentence, whose names and numbers are not invented', async () => {
    const opening = 'Rowan saw 7 herons.';
    const task = { ...measured('').task, opening, brief: requestToGoOn(opening, 'post') };

    // Of rowan, saw and herons; "7" is too short to count.
    expect(await measure('content-kept', measured('Herons, Rowan said.', { task }))).toBe(2 / 3);
    expect(await measure('invented', measured('We saw Rowan at 7.', { task }))).toBe(0);
  });

  test('is invented when names and numbers come from nowhere', async () => {
    expect(await measure('invented', measured(lively))).toBe(0);
    const text = 'We met Rowan at 7 and then went to see Imelda again.';
    expect(await measure('invented', measured(text))).toBeCloseTo(200 / 12);
  });

  test('is not invented where a time or a sum stands in the brief', async () => {
    const { task } = measured('');
    const text = measured('We left at 9:30 and paid 1,200 for it.', {
      task: { ...task, brief: 'At 9:30, for 1,200.' },
    });
    expect(await measure('invented', text)).toBe(0);
  });

  test.each([
    { words: 17, off: 0 },
    { words: 23, off: 0 },
    { words: 16, off: 1 },
    { words: 24, off: 1 },
  ])('of $words words where 20 were asked for is off by more than 15 %: $off', async ({ words, off }) => {
    expect(await measure('off-length', measured('word '.repeat(words)))).toBe(off);
  });
});

describe('leakage', () => {
  test('E9: a copied sample is seen by every measure of it', async () => {
    const copy = measured(texts.ada[0] ?? '');
    expect(await measure('leakage', copy)).toBe(1);
    expect(await measure('longest-copy', copy)).toBe(22);
    expect(await measure('copied-8-grams', copy)).toBe(1);
  });

  test('C2: names and numbers of samples come back, unless the brief has them or samples write them small', async () => {
    const samples = [
      'Rowan came at 9:30. We saw the lake with Imelda and Mira in Oslo.',
      'Lake or no lake, it was 40 miles. Tessa drove; in may we met Quinn.',
    ];
    const text = 'So Rowan, Imelda and Tessa met Ada in May by a Lake at 9:30, after 40 of 50 miles.';
    // Imelda is asked for; Ada and 50 are in no sample; lake and may are words there.
    expect(await measure('names-from-samples', measured(text, { samples }))).toBe(4);
    expect(await measure('names-from-samples', measured(text, { samples: [] }))).toBe(0);
  });

  test('E9: a paraphrase without a shared run is not', async () => {
    expect(await measure('leakage', measured(official))).toBe(0);
    expect(await measure('copied-8-grams', measured(official))).toBe(0);
  });
});

test('function words lie nearer to the person whose voice it is, and nowhere without any', async () => {
  const [near, far] = [
    await measure('function-word-distance', measured(lively)),
    await measure('function-word-distance', measured(official)),
  ];

  expect(near).toBeLessThan(far ?? 0);
  expect(await measure('function-word-distance', measured(texts.ada.join(' ')))).toBeCloseTo(0, 6);
  expect(await measure('function-word-distance', measured('Bananas rot.'))).toBeNull();
});

test('whom a text is taken for is the nearest of all people', () => {
  const naming = openNaming(setting);

  expect([naming(lively), naming(official)]).toEqual([
    { plain: 'ada', masked: 'ada' },
    { plain: 'bo', masked: 'bo' },
  ]);
});

test('what methods tell of a text: the share of hypotheses it follows, and whether it was cut', () => {
  expect(toldValues({ text: 'a', cut: true, compliance: { followed: 1, told: 4 } })).toEqual({
    compliance: 0.25,
    cut: 1,
  });
  expect(toldValues({ text: 'a', cut: false, compliance: { followed: 0, told: 0 } })).toEqual({
    compliance: null,
    cut: 0,
  });
});

test('an empty text has no share and no ratio of anything', async () => {
  const empty = measured('');
  expect(await measure('invented', empty)).toBeNull();
  expect(await measure('copied-8-grams', empty)).toBeNull();
  expect(await measure('length-ratio', empty)).toBe(0);
});

test('every measure says what it means, and what is fitted says on what', () => {
  for (const { summary, fittedOn, name } of authorshipMeasures) {
    expect(summary.length).toBeGreaterThan(30);
    if (/attribution|similarity|rank|verification|gap/.test(name)) expect(fittedOn?.texts).toBe('evaluate');
  }
});
