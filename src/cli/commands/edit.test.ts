import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { runCommand } from '../../../test/support/command-line.ts';
import { demoPerson } from '../../../test/support/demo-people.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { editResultSchema } from '../../contracts/edit-result.ts';
import { removedSampleSchema } from '../../contracts/removed-sample.ts';

const june = demoPerson('june');
let folder = '';
const run = (...args: readonly string[]) => runCommand(['--home', join(folder, 'home'), ...args]);

beforeEach(async () => {
  folder = temporaryFolder();
  await run('learn', ...june.mails, '--as', 'june', '--me', june.address, '--model', 'none');
});

function edit(draft: string, final: string, ...more: readonly string[]) {
  const paths = { draft: join(folder, 'draft.txt'), final: join(folder, 'final.txt') };
  writeFileSync(paths.draft, draft);
  writeFileSync(paths.final, final);
  return run('edit', '--as', 'june', '--draft', paths.draft, '--final', paths.final, '--model', 'none', ...more);
}

const shouted = ['The shed is open again! Come by.', 'The saw is back! It cuts well.', 'There is soup! Bring bread.'];
const calm = (text: string) => text.replaceAll('!', '.');

test('H18: three edits are told one by one, the third with what it proposes and how to decide', async () => {
  const outs = [];
  for (const draft of shouted) outs.push((await edit(draft, calm(draft))).out);

  expect(outs[0]).toContain('Nothing is proposed yet: three edits of a kind are needed.');
  expect(outs[2]).toContain('Uses no exclamation marks: so edited in 3 of 3 drafts.');
  const [, id = ''] = /profile accept (h_[0-9a-f]{12}) --as june/.exec(outs[2] ?? '') ?? [];
  expect((await run('profile', 'accept', id, '--as', 'june')).code).toBe(0);
  const difference = await run('profile', 'diff', '1', '3', '--as', 'june');
  expect(difference.out).toMatch(/\+ Uses no exclamation marks.*\n\s+you accepted it: e_\w+, e_\w+, e_\w+/);
});

test('--json prints an object that keeps its contract', async () => {
  const [draft = ''] = shouted;

  const { code, out, err } = await edit(draft, calm(draft), '--note', 'I never thank people twice.', '--json');

  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(editResultSchema.parse(JSON.parse(out))).toMatchObject({
    outcome: 'learned',
    sample: 'mostly-draft',
    proposals: [{ statement: 'Never thanks people twice.' }],
  });
});

test('an equal final text is told to teach nothing', async () => {
  expect((await edit('The shed is open.', 'The shed is open.')).out).toBe(
    'Draft and final text are equal: nothing to learn.\n',
  );
});

test('an empty text is wrong use, a missing file and a stranger are not found', async () => {
  expect(await edit('', 'Something.')).toMatchObject({
    code: 2,
    err: expect.stringContaining('The draft text is empty'),
  });
  const draft = join(folder, 'draft.txt');
  expect(await run('edit', '--as', 'june', '--draft', draft, '--final', join(folder, 'no.txt'))).toMatchObject({
    code: 3,
  });
  writeFileSync(draft, 'Something.');
  expect(await run('edit', '--as', 'bo', '--draft', draft, '--final', draft, '--model', 'none')).toMatchObject({
    code: 3,
    err: expect.stringContaining('There is no person "bo"'),
  });
});

test('H10: a sample is listed, removed and reported', async () => {
  const listed = await run('profile', 'samples', '--as', 'june');
  const [id = ''] = /s_[0-9a-f]{16}/.exec(listed.out) ?? [];

  const removed = await run('profile', 'remove-sample', id, '--as', 'june', '--json');

  expect(listed.out.trim().split('\n')).toHaveLength(12);
  expect(removedSampleSchema.parse(JSON.parse(removed.out))).toMatchObject({ sample: { id }, samplesLeft: 11 });
  expect((await run('profile', 'samples', '--as', 'june')).out).not.toContain(id);
  expect(await run('profile', 'remove-sample', id, '--as', 'june')).toMatchObject({ code: 3 });
});
