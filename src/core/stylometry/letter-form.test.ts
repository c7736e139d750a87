import { expect, test } from 'vitest';
import { closingOf, greetingOf } from './letter-form.ts';
import { tokenize } from './tokenize.ts';

const body = 'The numbers are in. I will send them on Friday.';

test.each([
  ['Hi Dan,', 'hi', ','],
  ['hi there!', 'hi', '!'],
  ['Hello,', 'hello', ','],
  ['Hello all -', 'hello', '-'],
  ['Hey Sam', 'hey', ''],
  ['Dear Ms. Okafor,', 'dear', ','],
  ['Good morning everyone,', 'good-day', ','],
  ['Morning!', 'good-day', '!'],
  ['Priya,', 'name', ','],
  ['Tom & Ana:', 'name', ':'],
  ['[NAME],', 'name', ','],
] as const)('the line "%s" greets as %s', (line, type, mark) => {
  const greeting = greetingOf(tokenize(`${line}\n\n${body}`));

  expect({ type: greeting?.type, mark: greeting?.mark }).toEqual({ type, mark });
});

test.each([
  ['a text that starts at once', body],
  ['a sentence that opens with a greeting word', 'Dear me, what a day. It rained.\nAll of it.'],
  ['good morning inside a sentence', 'Good morning light fills the room.\nIt is early.'],
  ['a name that is the subject', 'Priya sent the numbers.\nThey look fine.'],
  ['nothing', ''],
])('%s does not greet', (_, text) => {
  expect(greetingOf(tokenize(text))).toBeNull();
});

test('a greeting on the line of the text counts when it names somebody', () => {
  expect(greetingOf(tokenize('Hi Dan, the numbers are in.'))?.type).toBe('hi');
});

test.each([
  ['Thanks,\nSam', 'thanks'],
  ['Many thanks!\nSam', 'thanks'],
  ['Cheers,\nSam', 'cheers'],
  ['Best,\nSam Okafor', 'best'],
  ['All the best\nSam', 'best'],
  ['Best regards,\nSam', 'best-regards'],
  ['Kind regards\nSam', 'kind-regards'],
  ['Warm regards,\nSam', 'kind-regards'],
  ['Regards,\n[NAME]', 'regards'],
  ['Yours sincerely,\nSam', 'sincerely'],
  ['Yours,\nSam', 'yours'],
  ['Love,\nSam', 'love'],
  ['Talk soon,\nSam', 'talk-soon'],
  ['See you,\nSam', 'talk-soon'],
  ['Sam', 'name'],
  ['sam', 'name'],
  ['- Sam', 'dash-name'],
  ['—S.', 'dash-name'],
  ['Thanks', 'thanks'],
])('"%s" closes as %s', (lines, type) => {
  expect(closingOf(tokenize(`${body}\n\n${lines}`))?.type).toBe(type);
});

test.each([
  ['a text of one line', body],
  ['a last sentence', `${body}\nI will call you tomorrow about it.`],
  ['a short last sentence', `${body}\nSee attached, best we have got so far today.`],
  ['thanks early in the text', `Thanks\n${body}\nIt is a long story and it goes on.\nIt ends here for now.`],
  ['nothing', ''],
])('%s does not close', (_, text) => {
  expect(closingOf(tokenize(text))).toBeNull();
});
