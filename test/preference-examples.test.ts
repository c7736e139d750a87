import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const names = new URL('support/resolve-own-package.ts', import.meta.url).href;

test('the example of the preference guide prints what the guide says', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', names, 'examples/preference.ts'], {
    cwd: root,
    encoding: 'utf8',
  });

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(readFileSync(new URL('../docs/guides/preference.md', import.meta.url), 'utf8')).toContain(
    `\`\`\`text\n${stdout}\`\`\``,
  );
});
