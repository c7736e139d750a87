import { Readable, Writable } from 'node:stream';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../../test/support/command-line.ts';
import { packageVersion } from '../version.ts';
import { commandEntries } from './command-entries.ts';
import { buildProgram } from './program.ts';

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
    for (const line of examples) {
      const run = await quietProgram();
      for (const command of commandsOf(run))
        if (command.commands.length === 0 || command.registeredArguments.length > 0) command.action(() => undefined);
      await expect(run.parseAsync(wordsOf(line), { from: 'user' }), line).resolves.toBeDefined();
    }
  });
});

test('--version is the package’s', async () => {
  expect(await runCommand(['--version'])).toEqual({ code: 0, out: `${packageVersion}\n`, err: '' });
});
function quietProgram(): Promise<Command> {
  const nowhere = new Writable({ write: (_piece, _encoding, done) => done() });
  return buildProgram(
    { stdin: Readable.from([]), out: nowhere, err: nowhere },
    new AbortController().signal,
    commandEntries.map(({ name }) => name),
  );
}

function commandsOf(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(commandsOf)];
}

function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}

/** Words of a shell line: quoted ones are one, and what is redirected is left out. */
function wordsOf(line: string): readonly string[] {
  return [...line.replace(/ [<>|].*$/, '').matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, bare]) => quoted ?? bare ?? '',
  );
}
