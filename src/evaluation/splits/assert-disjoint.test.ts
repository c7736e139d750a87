import { expect, test } from 'vitest';
import { assertDisjoint, type DisjointSet, findSetOverlaps } from './assert-disjoint.ts';
import { roleSets } from './role-sets.ts';

function set(
  name: string,
  group: string,
  texts: readonly (readonly [id: string, person: string, source: string, text: string])[],
): DisjointSet {
  return { name, group, texts: texts.map(([id, person, source, text]) => ({ id, person, source, text })) };
}

const selection = set('selection references', 'evaluated', [['a1', 'ada', 's1', 'The kettle sang.']]);

test('roles of the same people may share people, and sources of different people may have one name', () => {
  const evaluation = set('evaluation references', 'evaluated', [
    ['a2', 'ada', 's2', 'The mug fell.'],
    ['b1', 'bo', 's1', 'Rain.'],
  ]);

  expect(() => assertDisjoint([selection, evaluation])).not.toThrow();
});

test.each([
  {
    what: 'a text in another layout',
    other: set('background', 'others', [['b1', 'bo', 's9', 'THE KETTLE — SANG']]),
    line: 'selection references and background share texts: a1, b1',
  },
  {
    what: 'a source of a person',
    other: set('evaluation references', 'evaluated', [['a2', 'ada', 's1', 'The mug fell.']]),
    line: 'selection references and evaluation references share sources: a1, a2',
  },
  {
    what: 'a person between groups',
    other: set('calibration people', 'calibration', [['a2', 'ada', 's2', 'The mug fell.']]),
    line: 'selection references and calibration people share people: ada',
  },
])('E7: $what stops the run, with the ids', ({ other, line }) => {
  expect(() => assertDisjoint([selection, other])).toThrow(
    expect.objectContaining({
      code: 'invalid_input',
      message: `The run would judge by what it was made from.\n  ${line}\nLeave these out of one of the two.`,
    }),
  );
});

test('E7: many ids are counted, the first five are named', () => {
  const texts = Array.from(
    { length: 8 },
    (_, at) => [`t${at}`, `p${at}`, `s${at}`, `Kettle ${'x'.repeat(at)}`] as const,
  );
  const a = set('selection people', 'a', texts);
  const b = set(
    'evaluation people',
    'b',
    texts.map(([id, person, source, text]) => [id, person, `${source}b`, `${text} other`]),
  );

  expect(() => assertDisjoint([a, b])).toThrow(
    'selection people and evaluation people share people: p0, p1, p2, p3, p4, … (8 in all)',
  );
});

test('E7: roles of people who are evaluated and of others are told apart by name', () => {
  const text = (id: string) => ({ id, text: `The ${id} sang.`, source: id, title: null });
  const person = (name: string, kettle: string) => ({
    person: name,
    register: 'post',
    learn: [text(kettle)],
    select: [],
    evaluate: [text(`mug of ${name}`)],
    targets: [],
  });

  const overlaps = findSetOverlaps([
    ...roleSets('evaluated', [person('ada', 'kettle')]),
    ...roleSets('others', [person('bo', 'kettle')]),
  ]);

  expect(overlaps).toEqual([{ between: ['evaluated: learn', 'others: learn'], by: 'text', ids: ['kettle'] }]);
});
