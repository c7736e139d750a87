import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFolder } from './support/temporary-folder.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const names = new URL('support/resolve-own-package.ts', import.meta.url).href;

test.each(['jobs', 'choices'])('the example of %s prints what the guide says', (name) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', names, `examples/${name}.ts`], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HYPERALIGN_HOME: temporaryFolder() },
  });

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(readFileSync(new URL(`../docs/guides/${name}.md`, import.meta.url), 'utf8')).toContain(
    `\`\`\`text\n${stdout}\`\`\``,
  );
});
