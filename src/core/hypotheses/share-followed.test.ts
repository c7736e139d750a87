import { expect, test } from 'vitest';
import { shareFollowed } from './share-followed.ts';

test.each([
  {
    name: 'what the text could not follow does not count',
    followed: [true, null, false, true, true, null],
    share: 0.75,
  },
  { name: 'a text that could follow nothing has none', followed: [null, null], share: null },
  { name: 'nor has one of a person without hypotheses', followed: [], share: null },
  { name: 'all broken is nothing followed', followed: [false, null], share: 0 },
])('$name', ({ followed, share }) => {
  expect(shareFollowed(followed.map((one) => ({ followed: one })))).toBe(share);
});
