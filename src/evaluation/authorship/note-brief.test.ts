import { expect, test } from 'vitest';
import { summaryFault } from '../../engine/summary-fault.ts';
import { noteBrief } from './note-brief.ts';

const report =
  'The harbour board of Port Ellery raised ferry fares by 4.5 percent on Monday, the third rise in two years, and said that the money would pay for a new landing stage. Commuters who use the morning boat said they had not been asked.';

test('notes are key phrases of the text, names and numbers with them', () => {
  expect(noteBrief(report, 'news')).toBe(
    'Write a news report from these notes: harbour board; Port Ellery raised ferry; 4.5 percent; new landing stage; morning boat said.',
  );
});

test('notes pass the checks of every brief', () => {
  const copying =
    'Small grey stone houses line quiet narrow village streets, formal gardens, tall dark hedges, wet green lawns and old iron gates.';

  expect(summaryFault(noteBrief(report, 'news'), report)).toBeNull();
  expect(summaryFault(noteBrief(copying, 'essay'), copying)).toBeNull();
  expect(noteBrief(copying, 'essay')).not.toContain('formal');
});

test('how somebody spells is no part of them', () => {
  const notes = noteBrief('soooo u seLLing ur old tractor in Kelder, the red tractor from the barn sale?', 'chat');

  expect(notes).toBe('Write a chat message from these notes: old tractor; Kelder; red tractor; barn sale.');
});

test('a text without a word of its own leaves the register', () => {
  expect(noteBrief('And so it is, and so it was.', 'post')).toBe('Write a post.');
});
