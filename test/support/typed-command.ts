import { Readable, Writable } from 'node:stream';
import type { Command } from 'commander';
import { commandEntries } from '../../src/cli/command-entries.ts';
import { buildProgram } from '../../src/cli/program.ts';

/** The whole program with every command declared; what it would say goes nowhere. */
export function quietProgram(): Promise<Command> {
  const nowhere = new Writable({ write: (_piece, _encoding, done) => done() });
  return buildProgram(
    { stdin: Readable.from([]), out: nowhere, err: nowhere },
    new AbortController().signal,
    commandEntries.map(({ name }) => name),
  );
}

/** A command and all below it. */
export function commandsOf(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(commandsOf)];
}

/** Types what stands after `hyperalign` on a shell line and does nothing; rejects where a command, argument or option is not there. */
export async function typeCommand(line: string): Promise<void> {
  const program = await quietProgram();
  for (const command of commandsOf(program))
    if (command.commands.length === 0 || command.registeredArguments.length > 0) command.action(() => undefined);
  await program.parseAsync(wordsOf(line), { from: 'user' });
}

/** Words of a shell line: quoted ones are one; what is redirected and what is remarked are left out. */
function wordsOf(line: string): readonly string[] {
  return [...line.replace(/ [<>|#].*$/, '').matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, bare]) => quoted ?? bare ?? '',
  );
}
