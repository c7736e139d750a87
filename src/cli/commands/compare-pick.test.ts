import { beforeEach, expect, test } from 'vitest';
import { runCommand } from '../../../test/support/command-line.ts';
import { homeOfJune } from '../../../test/support/june.ts';
import { openModelServer } from '../../../test/support/model-server.ts';
import { comparisonPageSchema, comparisonResultSchema } from '../../contracts/comparison.ts';
import { proposedPairSchema } from '../../contracts/proposed-pair.ts';

const { at, folder } = homeOfJune();
const short = 'The hall is closed on Thursday.';
const long = 'Hello Sam,\n\nI am writing because the hall is closed on Thursday, as I heard from the caretaker.';

let pick: readonly string[] = [];
beforeEach(async () => {
  const server = await openModelServer(({ seed = 0 }) => (seed % 2 === 0 ? short : long));
  pick = ['compare', 'pick', 'Tell Sam that the hall is closed.', '--as', 'june', '--model', server.id];
});

const answered = (stdin: string, ...more: readonly string[]) =>
  runCommand(['--home', folder(), ...pick, ...more], { stdin });
const kept = async () =>
  comparisonPageSchema.parse(JSON.parse((await at('compare', 'list', '--as', 'june', '--json')).out)).comparisons;

test('both texts are shown, and the answer is kept with them', async () => {
  const { code, out, err } = await answered('r\n');

  expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('l (left), r (right), t (tie)') });
  expect(out).toMatch(/^Left\n[\s\S]+\n\nRight\n[\s\S]+\n\nKept as c_\w{16} of june: right, email\.\n$/);
  const [comparison] = await kept();
  expect([comparison?.left, comparison?.right].toSorted()).toEqual([long, short].toSorted());
  expect(comparison).toMatchObject({ chosen: 'right', source: 'cli', task: 'Tell Sam that the hall is closed.' });
});

test.each([
  { name: 'another word', stdin: 'neither\n' },
  { name: 'no answer', stdin: '' },
])('after $name nothing is kept', async ({ stdin }) => {
  const before = await kept();

  expect((await answered(stdin)).out).toMatch(/Nothing was kept\.\n$/);
  expect(await kept()).toEqual(before);
});

test('an answer without a line end counts', async () => {
  expect((await answered('Left', '--seed', '5')).out).toMatch(/Kept as c_\w{16} of june: left/);
});

test('--json hands the texts over and asks nothing; --chosen keeps the choice of texts seen by the same seed', async () => {
  const shown = await answered('', '--seed', '9', '--json');
  const pair = proposedPairSchema.parse(JSON.parse(shown.out));

  const { comparison } = comparisonResultSchema.parse(
    JSON.parse((await answered('', '--seed', '9', '--chosen', 'left', '--json')).out),
  );

  expect(shown.err).toBe('');
  expect(comparison).toMatchObject({ left: pair.left, right: pair.right, chosen: 'left' });
});

test('a writing that is ranked by choices says why', async () => {
  const [, , task = '', ...flags] = pick;
  for (let day = 1; day <= 8; day += 1) {
    const asked = ['compare', 'pick', `${task} It is day ${day}.`, ...flags, '--json'];
    const { left } = proposedPairSchema.parse(JSON.parse((await at(...asked)).out));
    await at(...asked, '--chosen', left === short ? 'left' : 'right');
  }

  const { out, err } = await at('write', task, ...flags, '--candidates', '2', '--rank', 'reward');

  expect({ out, err }).toEqual({ out: `${short}\n`, err: expect.stringMatching(/Best of 2 by \d+ comparisons: /) });
});
