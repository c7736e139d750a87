import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../../test/support/command-line.ts';
import { commandsOf, quietProgram, typeCommand } from '../../test/support/typed-command.ts';
import { packageVersion } from '../version.ts';

const all = commandsOf(await quietProgram());

describe('--help', () => {
  test.each(all.map(pathOf))('of "%s" shows an example', async (path) => {
    const { code, out, err } = await runCommand([...path.split(' ').slice(1), '--help']);

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Usage: hyperalign');
    expect(out).toMatch(/^Examples?:\n {2}\$ hyperalign \w+/m);
  });

  test('lists every command of the surface', () => {
    expect(all.map(pathOf).map((path) => path.replace('hyperalign ', ''))).toEqual(
      expect.arrayContaining([
        ...['learn', 'write', 'verify', 'people', 'forget', 'doctor', 'demo'],
        ...['show', 'edit', 'accept', 'reject', 'pin', 'history', 'diff', 'rollback', 'export', 'import'].map(
          (name) => `profile ${name}`,
        ),
        ...['limits', 'audit'],
        ...['create', 'list', 'rotate', 'revoke'].map((name) => `keys ${name}`),
        ...['list', 'fetch', 'check', 'rm'].map((name) => `models ${name}`),
      ]),
    );
  });

  test('gives examples that can be typed', async () => {
    const texts: string[] = [];
    for (const command of all) texts.push((await runCommand([...pathOf(command).split(' ').slice(1), '--help'])).out);
    const examples = texts.flatMap((text) =>
      [...text.matchAll(/^ {2}\$ hyperalign (.*)$/gm)].map(([, line = '']) => line),
    );

    expect(examples.length).toBeGreaterThan(15);
    for (const line of examples) await expect(typeCommand(line), line).resolves.toBeUndefined();
  });
});

test('--version is the package’s', async () => {
  expect(await runCommand(['--version'])).toEqual({ code: 0, out: `${packageVersion}\n`, err: '' });
});

function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}
