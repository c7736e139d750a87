import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const names = new URL('support/resolve-own-package.ts', import.meta.url).href;

test.each([
  { example: 'examples/preference.ts', guide: 'preference.md' },
  { example: 'examples/neural-process.ts', guide: 'preference-neural-process.md' },
])('$example prints what $guide says', ({ example, guide }) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', names, example], {
    cwd: root,
    encoding: 'utf8',
  });

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(readFileSync(new URL(`../docs/guides/${guide}`, import.meta.url), 'utf8')).toContain(
    `\`\`\`text\n${stdout}\`\`\``,
  );
});
