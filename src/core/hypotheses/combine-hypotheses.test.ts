import { describe, expect, test } from 'vitest';
import { combineIlse, ilsesHypotheses, knownTexts } from './combination-fixture.ts';
import { fictionalBackground } from './fictional-writers.ts';
import { hypothesisOf } from './hypothesis-fixture.ts';

/** Beyond 97 in a hundred. */
const mostLead = 1.882;

describe('the combination of hypotheses', () => {
  test('says of whom it was fitted, and on how much', () => {
    const combination = combineIlse();

    expect(combination).toMatchObject({ register: 'email', ownSources: 28, controlTexts: 120 });
    expect(combination?.hypothesisIds).toEqual(ilsesHypotheses.map(({ id }) => id).toSorted());
  });

  test('holds a lead in every accepted habit, drawn towards none by four sources', () => {
    const few = combineIlse({ own: knownTexts.slice(0, 4) })?.leads ?? [];
    const all = combineIlse()?.leads ?? [];

    for (const lead of all) expect(lead).toBeGreaterThan(0.2);
    expect(Math.max(...all)).toBeLessThanOrEqual((mostLead * 28) / 32);
    expect(Math.max(...few)).toBeLessThanOrEqual((mostLead * 4) / 8);
  });

  test('holds no lead in a habit whose other way the person has, or that this catalogue does not count', () => {
    const [first, ...rest] = ilsesHypotheses;
    if (first?.predicate == null) throw new Error('the first one is counted');
    const direction = first.predicate.direction === 'more' ? ('less' as const) : ('more' as const);
    const opposite = { ...first, predicate: { ...first.predicate, direction } };
    const unknown = hypothesisOf('h_unknown', { predicate: { ...first.predicate, featureId: 'of-another-catalogue' } });

    const combination = combineIlse({ hypotheses: [opposite, unknown, ...rest] });

    const leadOf = (id: string) => combination?.leads[combination.hypothesisIds.indexOf(id)];
    expect([leadOf(first.id), leadOf('h_unknown')]).toEqual([0, 0]);
  });

  test('knows which habits go together among other people', () => {
    const { correlations, hypothesisIds } = combineIlse() ?? { correlations: [], hypothesisIds: [] };

    correlations.forEach((line, row) => {
      expect(line).toHaveLength(hypothesisIds.length);
      line.forEach((value, column) => {
        expect(value).toBe(row === column ? 1 : correlations[column]?.[row]);
        expect(Math.abs(value)).toBeLessThanOrEqual(row === column ? 1 : 0.7);
      });
    });
  });

  test('counts a source once, however many texts it has', () => {
    const combination = combineIlse({
      own: knownTexts.map((one, at) => ({ ...one, source: { unit: `u${at % 7}` } })),
    });

    expect(combination?.ownSources).toBe(7);
  });

  test.each([
    { name: 'three own sources', changes: { own: knownTexts.slice(0, 3) } },
    {
      name: 'three sources of twelve texts',
      changes: { own: knownTexts.slice(0, 12).map((one, at) => ({ ...one, source: { unit: `u${at % 3}` } })) },
    },
    { name: '24 control texts', changes: { background: fictionalBackground({ people: 8 }) } },
    { name: 'hypotheses that cannot be counted', changes: { hypotheses: [hypothesisOf('h_words')] } },
  ])('is not fitted on $name', ({ changes }) => {
    expect(combineIlse(changes)).toBeNull();
  });

  test('H2: does not depend on the order of texts and hypotheses', () => {
    const turned = combineIlse({ own: knownTexts.toReversed(), hypotheses: ilsesHypotheses.toReversed() });

    expect(turned).toEqual(combineIlse());
  });
});
