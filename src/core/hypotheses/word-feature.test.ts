import { expect, test } from 'vitest';
import { features } from '../stylometry/feature-catalogue.ts';
import { formFault } from './statement-filter.ts';
import { type MeasuredFigures, type Worded, wordFeature } from './word-feature.ts';

const directions = ['more', 'less'] as const;
const everyWording = features.flatMap((feature) =>
  directions.flatMap((direction) =>
    figuresFor(feature.kind === 'mean', direction).map((figures) => ({
      name: `${feature.id} ${direction} ${figures.ratePerson}`,
      worded: wordFeature({ feature, direction, figures, register: 'email' }),
    })),
  ),
);

function figuresFor(mean: boolean, direction: 'more' | 'less'): readonly MeasuredFigures[] {
  if (mean)
    return [direction === 'more' ? 61.4 : 3.2, direction === 'more' ? 2.1 : 0.4].map((ratePerson) => ({
      count: 8,
      opportunity: 8,
      ratePerson,
      rateBackground: 1.3,
    }));
  const shares = direction === 'more' ? [0.009, 0.12, 0.45, 1] : [0, 0.0004, 0.08];
  return shares.map((ratePerson) => ({
    count: Math.round(ratePerson * 1000),
    opportunity: 1000,
    ratePerson,
    rateBackground: 0.05,
  }));
}

test.each([
  {
    id: 'semicolons',
    direction: 'more',
    statement: 'Uses many semicolons: 6.1 per 1,000 words, 1.2 in comparable writing.',
    instruction: 'Use semicolons: about one in every 160 words.',
  },
  {
    id: 'exclamation-marks',
    direction: 'less',
    statement: 'Uses few exclamation marks: 6.1 per 1,000 words, 1.2 in comparable writing.',
    instruction: 'End sentences with full stops rather than exclamation marks.',
  },
  {
    id: 'word-because',
    direction: 'more',
    statement: 'Uses the word “because” often: 6.1 per 1,000 words, 1.2 in comparable writing.',
    instruction: 'Use the word “because” about once in every 160 words.',
  },
] as const)('says $id ($direction) in plain English', ({ id, direction, statement, instruction }) => {
  const feature = features.find((one) => one.id === id);
  const figures = { count: 9, opportunity: 1475, ratePerson: 0.0061, rateBackground: 0.0012 };

  expect(feature && wordFeature({ feature, direction, figures, register: 'email' })).toEqual({
    statement,
    instruction,
  });
});

test.each([
  {
    id: 'greeting-hi',
    direction: 'more',
    statement: 'Opens with “Hi”: in 9 of 12 e-mails, in 30 % of other people’s.',
    instruction: 'Start with “Hi” and the name.',
  },
  {
    id: 'greeting-none',
    direction: 'less',
    statement: 'Opens with a greeting: in 3 of 12 e-mails, in 70 % of other people’s.',
    instruction: 'Start with a greeting.',
  },
] as const)('counts whole texts for $id ($direction)', ({ id, direction, statement, instruction }) => {
  const feature = features.find((one) => one.id === id);
  const figures = { count: 9, opportunity: 12, ratePerson: 0.75, rateBackground: 0.3 };

  expect(feature && wordFeature({ feature, direction, figures, register: 'email' })).toEqual({
    statement,
    instruction,
  });
});

test('says lengths with the register’s word', () => {
  const feature = features.find((one) => one.id === 'words-per-text');
  const figures = { count: 8, opportunity: 8, ratePerson: 48.2, rateBackground: 75.4 };

  expect(feature && wordFeature({ feature, direction: 'less', figures, register: 'email' })).toEqual({
    statement: 'Writes short e-mails: 48 words, others 75.',
    instruction: 'Keep it to about 50 words.',
  });
});

/** Each rule names a fault of grammar or form and finds it in a wording. */
const faults: readonly (readonly [string, (worded: Worded) => boolean])[] = [
  ['a placeholder left', ({ statement, instruction }) => /[{}]|undefined|NaN|null/.test(statement + instruction)],
  ['no capital first', ({ statement, instruction }) => !/^\p{Lu}/u.test(statement) || !/^\p{Lu}/u.test(instruction)],
  ['no full stop last', ({ statement, instruction }) => !statement.endsWith('.') || !/\.[”)]?$/.test(instruction)],
  [
    'a doubled word or mark',
    ({ statement, instruction }) => /\b(\w+) \1\b|(?<!\.)\.\.(?!\.)|,,| {2}|: :/i.test(`${statement} ${instruction}`),
  ],
  ['a statement not in the third person', ({ statement }) => !/^(?:Rarely |Never )?\p{L}+s[ :]/u.test(statement)],
  [
    'a plural of one',
    ({ statement, instruction }) =>
      /(?<![.\d])\b(?:one|1) (?:words|sentences|commas|paragraphs|texts|lines)\b(?! of)/.test(
        `${statement} ${instruction}`,
      ),
  ],
  [
    'a forbidden list',
    ({ instruction }) =>
      /\b(?:don’t|do not|never|avoid)\b [^(]*\b(?:or|and)\b/i.test(instruction.replace(/\([^)]*\)|“[^”]*”/g, '')),
  ],
  ['a statement over 200 characters', ({ statement }) => statement.length > 200],
  ['an instruction over 240 characters', ({ instruction }) => instruction.length > 240 || instruction.length < 10],
  [
    'an article before a plural',
    ({ statement, instruction }) => /\b(?:a|an) (?:sentences|words|commas)\b/.test(`${statement} ${instruction}`),
  ],
];

test.each(faults)('no feature is worded with %s', (_, isFaulty) => {
  expect(
    everyWording.filter(({ worded }) => isFaulty(worded)).map(({ name, worded }) => ({ name, ...worded })),
  ).toEqual([]);
});

test('every feature is worded in both directions, and differently', () => {
  expect(everyWording.length).toBeGreaterThan(features.length * 4);
  for (const feature of features) {
    const [more, less] = directions.map((direction) =>
      wordFeature({
        feature,
        direction,
        figures: { count: 8, opportunity: 20, ratePerson: 0.4, rateBackground: 0.3 },
        register: 'post',
      }),
    );
    expect(more?.statement.split(':')[0]).not.toBe(less?.statement.split(':')[0]);
  }
});

test('no statement holds what the filter of statements refuses, instructions that are counted apart', () => {
  const refused = everyWording.filter(({ worded }) => formFault(worded.statement) !== null);

  expect(refused.map(({ worded }) => worded.statement)).toEqual([]);
});
