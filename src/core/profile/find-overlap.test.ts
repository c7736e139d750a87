import { describe, expect, test } from 'vitest';
import { type EvidenceSet, findOverlap } from './find-overlap.ts';

const inference: EvidenceSet = {
  name: 'inference',
  people: [],
  sources: ['thread 1', 'thread 1'],
  texts: ['aa', 'ab'],
};
const trial: EvidenceSet = { name: 'trial', people: [], sources: ['thread 2'], texts: ['ba'] };
const background: EvidenceSet = { name: 'background', people: ['w_1', 'w_2'], sources: [], texts: ['ca', 'ca'] };
const control: EvidenceSet = { name: 'control', people: ['w_3'], sources: [], texts: ['da'] };
const voice: EvidenceSet = { name: 'voice', people: ['model x'], sources: ['brief 1'], texts: ['ea'] };

test('H3: sets that share nothing but their own repetitions are disjoint', () => {
  expect(findOverlap([inference, trial, background, control, voice])).toBeNull();
});

describe('H3: an overlap is found', () => {
  test.each([
    { sets: [inference, { ...trial, sources: ['thread 1'] }], by: 'source', value: 'thread 1' },
    { sets: [inference, { ...trial, texts: ['ab'] }], by: 'text', value: 'ab' },
    { sets: [background, { ...control, people: ['w_2'] }], by: 'person', value: 'w_2' },
    { sets: [background, trial, { ...control, texts: ['ca'] }], by: 'text', value: 'ca' },
    { sets: [trial, { ...voice, texts: ['ba'] }], by: 'text', value: 'ba' },
    { sets: [inference, background, control, { ...voice, sources: ['thread 1'] }], by: 'source', value: 'thread 1' },
  ])('by $by $value', ({ sets, by, value }) => {
    const [first, last] = [sets[0]?.name, sets.at(-1)?.name];

    expect(findOverlap(sets)).toEqual({ between: [first, last], by, value });
  });

  test('but not between a word of one kind and the same of another', () => {
    expect(findOverlap([{ ...inference, sources: ['w_1'] }, background])).toBeNull();
  });
});
