import { expect, test } from 'vitest';
import { toInstruction, toThirdPerson } from './claim-person.ts';

test.each([
  [
    'This writer often opens with a joke and ends with thanks',
    'Often opens with a joke and ends with thanks.',
    'Often open with a joke and end with thanks.',
  ],
  [
    'Use short sentences and end with a question.',
    'Uses short sentences and ends with a question.',
    'Use short sentences and end with a question.',
  ],
  ['They ask before telling', 'Asks before telling.', 'Ask before telling.'],
  ['I sign off with one letter', 'Signs off with one letter.', 'Sign off with one letter.'],
  ['The writer is blunt but never rude', 'Is blunt but never rude.', 'Be blunt but never rude.'],
  [
    'Their tone is dry, with understatement',
    'Tone is dry, with understatement.',
    'Write so that the tone is dry, with understatement.',
  ],
  ['Short, clipped sentences', 'Short, clipped sentences.', 'Write with short, clipped sentences.'],
  ['Never apologises for being late', 'Never apologises for being late.', 'Never apologise for being late.'],
  ['"Starts every e-mail mid-thought"', 'Starts every e-mail mid-thought.', 'Start every e-mail mid-thought.'],
  [
    'Opening: Starts with "Hi" and the first name',
    'Starts with "Hi" and the first name.',
    'Start with "Hi" and the first name.',
  ],
  ['Refers to themselves as a group', 'Refers to themselves as a group.', 'Refer to yourself as a group.'],
  [
    'Uses questions and answers to explain',
    'Uses questions and answers to explain.',
    'Use questions and answers to explain.',
  ],
])('"%s" is told in the third and the second person', (claim, third, second) => {
  const statement = toThirdPerson(claim);

  expect(statement).toBe(third);
  expect(toInstruction(statement)).toBe(second);
});

test('telling it again changes nothing', () => {
  for (const claim of [
    'Opens with a joke.',
    'Is blunt.',
    'Tone is warm.',
    'Writes in fragments and leaves out the subject.',
  ])
    expect(toThirdPerson(claim)).toBe(claim);
});
