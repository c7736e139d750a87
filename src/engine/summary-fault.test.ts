import { expect, test } from 'vitest';
import { summaryFault } from './summary-fault.ts';

const text =
  'So we drove up to the old mill on Sunday morning, and guess what, the gate was locked. Wrote to Imelda Quist at the Harbour Trust on 12 March 2019.';

test.each([
  {
    name: 'passes a task in other words',
    brief: 'Write a post about a trip to a mill whose entrance was shut.',
    fault: null,
  },
  {
    name: 'lets names and numbers stand',
    brief: 'Write to Imelda Quist at the Harbour Trust about 12 March 2019.',
    fault: null,
  },
  { name: 'refuses four plain words in a row', brief: 'Write a post saying the gate was locked.', fault: 'copies' },
  { name: 'sees a copy in other case', brief: 'Write a post about a mill. The gate was locked.', fault: 'copies' },
  { name: 'refuses words about style', brief: 'Write a casual post about a mill.', fault: 'tells-style' },
])('$name', ({ brief, fault }) => {
  expect(summaryFault(brief, text)).toBe(fault);
});
