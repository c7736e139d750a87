import { expect, test } from 'vitest';
import { isGeneric } from './generic-claim.ts';

test.each([
  'Writes in a clear, concise and professional tone.',
  'Uses proper grammar.',
  'Uses proper grammar and punctuation throughout.',
  'Maintains a polite and friendly tone.',
  'Is clear and concise.',
  'Communicates effectively with the reader.',
  'Uses simple and straightforward language.',
  'Writes well-structured and coherent messages.',
  'Uses formal language.',
  'Is direct and to the point.',
  'Conveys information clearly and accurately.',
  'Uses appropriate vocabulary.',
  'Keeps sentences clear and easy to understand.',
  'Tone is professional and respectful.',
])('is generic: "%s"', (statement) => {
  expect(isGeneric(statement)).toBe(true);
});

test.each([
  'Writes in clear, clipped fragments.',
  'Is polite, then blunt in the last line.',
  'Opens with the weather.',
  'Uses professional jargon to tease.',
  'Ends with thanks in advance.',
  'Writes short sentences.',
  'Is warm and self-mocking.',
  'Rarely asks questions.',
])('is distinctive: "%s"', (statement) => {
  expect(isGeneric(statement)).toBe(false);
});
