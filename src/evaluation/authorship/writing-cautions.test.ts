import { expect, test } from 'vitest';
import { memoryPorts } from '../../../test/support/method-setting.ts';
import { findMethods } from '../../methods/index.ts';
import type { EvaluationPerson } from '../evaluation-person.ts';
import { authorshipMeasures } from '../measures/index.ts';
import { type CautionedRun, writingCautions } from './writing-cautions.ts';

const personWith = (texts: number, at: number): EvaluationPerson => ({
  ...{ person: `p${at}`, register: 'post', select: [], evaluate: [], targets: [] },
  learn: Array.from({ length: texts }, (_, one) => ({ id: `${at}/${one}`, text: 'A.', source: `${one}`, title: null })),
});

const halves = (outsiders: number, format: string): CautionedRun['of'] => ({
  ...{ register: 'speech', dataset: { format } },
  folds: (['even', 'odd'] as const).map((name, parity) => ({
    name,
    people: Array.from({ length: 5 + parity }, (_, at) => personWith(4, at)),
    outsiders: Array.from({ length: outsiders + 1 - parity }, (_, at) => personWith(4, at)),
  })),
});

const cautionsOf = (run: Partial<CautionedRun>) => [
  ...writingCautions({
    people: Array.from({ length: 60 }, (_, at) => personWith(10, at)),
    of: halves(30, 'blogs'),
    ...{ methods: [], measures: authorshipMeasures, briefs: new Map(), draws: 2, leftOut: {}, cellsLeft: 0 },
    ...run,
  }),
];

test('says nothing of many people with as many texts, drawn twice', () => {
  expect(cautionsOf({})).toEqual([]);
});

test('names the chance of a single draw', () => {
  expect(cautionsOf({ draws: 1 })).toEqual([expect.stringMatching(/^One text a task and method/)]);
});

test('counts people by how much was learned from', () => {
  const people = Array.from({ length: 60 }, (_, at) => personWith(at < 42 ? 10 : 4, at));

  expect(cautionsOf({ people })).toEqual([expect.stringContaining('42 are learned from 10, 18 are learned from 4;')]);
});

test('names the measures that say nothing of methods which act on what these read', () => {
  const names = ['zero-shot', 'hyperalign:samples', 'hyperalign:steered', 'hyperalign:hypotheses-everywhere'];
  const methods = findMethods({ ports: memoryPorts(), workspace: 'evaluation' }, names);

  expect(cautionsOf({ methods })).toEqual([
    "Texts of hyperalign:steered, hyperalign:hypotheses-everywhere are chosen, steered or edited by counted features: compliance, sentence-length-gap, comma-gap, contraction-gap, function-word-distance show of them that this works, and not that the texts read as the person's.",
  ]);
  expect(cautionsOf({ methods, measures: [] })).toEqual([
    expect.stringContaining('by counted features: compliance shows of them that this works'),
  ]);
});

test('says where the other half is too small to learn against, and what stood in', () => {
  expect(cautionsOf({ of: halves(6, 'speeches') })).toEqual([
    '11 of the people were not learned against the other half of the corpus, which has 7 and 6 people and not the 8 that it takes: the shipped background of the register speech was counted from this very corpus, so the register nearest to it stood in, and habits of everybody in speech may have been learned as theirs.',
  ]);
  expect(cautionsOf({ of: halves(7, 'own-texts') })).toEqual([
    '6 of the people were not learned against the other half of the corpus, which has 7 people and not the 8 that it takes: the shipped background of the register speech stood in, and nothing here says whether it holds people of this corpus.',
  ]);
});

test('counts the texts of which too little is left without their first sentence', () => {
  expect(cautionsOf({ of: { ...halves(30, 'blogs'), shortRests: 3 } })).toEqual([
    'Texts set aside that are no tasks, because fewer than 40 words follow their first sentence: 3, of everybody in the data set.',
  ]);
  expect(cautionsOf({ of: { ...halves(30, 'blogs'), shortRests: 0 } })).toEqual([]);
});
