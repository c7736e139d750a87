import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { runCommand } from '../../../test/support/command-line.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { comparisonPageSchema, comparisonResultSchema } from '../../contracts/comparison.ts';

let folder = '';
let files: readonly string[] = [];
const run = (...args: readonly string[]) => runCommand(['--home', join(folder, 'home'), ...args]);

beforeEach(() => {
  folder = temporaryFolder();
  files = ['left', 'right'].map((side) => join(folder, `${side}.txt`));
  for (const path of files) writeFileSync(path, `Hi Sam, this is the ${path.includes('left') ? 'short' : 'long'} one.`);
});

function compare(...more: readonly string[]) {
  const [left = '', right = ''] = files;
  const sides = ['--left', left, '--right', right];
  return run(
    'compare',
    '--as',
    'ada',
    '--task',
    'Ask Sam to call.',
    ...sides,
    '--chosen',
    'left',
    '--register',
    'email',
    ...more,
  );
}

test('a choice is kept, told once, and listed', async () => {
  const first = await compare();
  const again = await compare();
  const keyed = await compare('--key', 'another day');

  const list = await run('compare', 'list', '--as', 'ada', '--limit', '1');

  expect(first).toEqual({ code: 0, out: expect.stringMatching(/^Kept as c_\w{16} of ada: left, email\.\n$/), err: '' });
  expect(again.out).toMatch(/^Known before as c_\w{16} of ada\. Give --key/);
  expect(keyed.out).toMatch(/^Kept as/);
  expect(list.out).toMatch(
    /^c_\w{16} .* left .*Ask Sam to call\. .*Hi Sam.*\nMore: hyperalign compare list --as ada --after \d+\n$/,
  );
  expect((await run('compare', 'list', '--as', 'bo')).out).toBe('No choices are kept.\n');
});

test('--json prints objects that keep their contracts', async () => {
  const added = comparisonResultSchema.parse(JSON.parse((await compare('--note', 'Shorter.', '--json')).out));

  const page = comparisonPageSchema.parse(JSON.parse((await run('compare', 'list', '--as', 'ada', '--json')).out));

  expect(added).toMatchObject({ outcome: 'kept', comparison: { source: 'cli', note: 'Shorter.' } });
  expect(page).toEqual({ person: 'ada', comparisons: [added.comparison], next: null });
});

test.each([
  { name: 'a side that is none', args: ['--chosen', 'both'], code: 2 },
  { name: 'the same text twice', args: ['--right', 'LEFT'], code: 2 },
  { name: 'two standard inputs', args: ['--left', '-', '--right', '-'], code: 2 },
  { name: 'a file that is not there', args: ['--left', '/no/such/file'], code: 3 },
])('$name is refused', async ({ args, code }) => {
  const given = args.map((arg) => (arg === 'LEFT' ? (files[0] ?? '') : arg));

  expect(await compare(...given)).toMatchObject({ code, out: '', err: expect.stringMatching(/\S/) });
});

test('who attested is kept by learn and shown with the profile', async () => {
  const path = join(folder, 'own.txt');
  writeFileSync(path, 'I put the ladder back where it was, and the paint is dry now, so come and look.');

  await run('learn', path, '--as', 'ada', '--model', 'none', '--attested-by', 'Ada of the fixture');

  expect((await run('profile', 'show', '--as', 'ada')).out.replace(/\s+/g, ' ')).toMatch(
    /Ada of the fixture attested on \d{4}-\d\d-\d\d that 1 text is the person’s own/,
  );
});
