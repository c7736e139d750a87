import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { publishedSchemas } from '../scripts/published-schemas.ts';
import { scopeSchema } from '../src/contracts/access.ts';
import { runCommand } from './support/command-line.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const guide = readFileSync(new URL('../docs/guides/access.md', import.meta.url), 'utf8');

/** Every line of the guide's shell blocks. */
const commands = [...guide.matchAll(/^```sh\n(?<block>[\s\S]*?)^```$/gm)].flatMap(({ groups }) =>
  (groups?.block ?? '').trim().split('\n'),
);

function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}

test('every command of the guide to access does what it says, one after the other', async () => {
  const home = temporaryFolder();
  let id = '';
  const outputs: string[] = [];

  for (const line of commands) {
    const [program, ...args] = wordsOf(line.replace('ID', id));
    expect(program).toBe('hyperalign');
    const { code, out } = await runCommand(['--home', home, ...args]);
    expect({ line, code }).toEqual({ line, code: 0 });
    if (line.includes('keys create')) id = out.split('_')[2] ?? '';
    outputs.push(out);
  }

  expect(commands).toHaveLength(10);
  expect(outputs.at(-2)).toContain('Requests a minute: 60\nTokens a day: no limit');
  expect(
    outputs
      .at(-1)
      ?.trim()
      .split('\n')
      .map((line) => line.split('  ')[1]),
  ).toEqual([...['limits.set', 'limits.set', 'keys.revoke', 'keys.rotate', 'keys.rotate', 'keys.issue', 'keys.issue']]);
});

test('the guide to access names every scope, and every schema that it names is published', () => {
  const scopes = [...guide.matchAll(/^\| `(\w+)` \| [a-z]/gm)].map(([, name]) => name);
  const schemas = [...guide.matchAll(/`schemas\/([\w.-]+)`/g)].map(([, file]) => file);

  expect(scopes).toEqual(expect.arrayContaining([...scopeSchema.options]));
  expect(schemas).toHaveLength(6);
  expect(schemas.filter((file) => !publishedSchemas.some((one) => one.file === file))).toEqual([]);
});
