import { Command } from 'commander';
import { packageVersion } from '../version.ts';
import type { CommandContext, GlobalOptions } from './command-context.ts';
import { commandEntries } from './command-entries.ts';
import { example } from './example-text.ts';
import type { Streams } from './run-cli.ts';

/** Declares every command; what one takes and does is loaded for those that the `words` of a command line name. */
export async function buildProgram(streams: Streams, signal: AbortSignal, words: readonly string[]): Promise<Command> {
  const program = new Command('hyperalign')
    .description(
      'Learn how a person writes from a few of their texts, make any language model write that way, and prove it.',
    )
    .version(packageVersion)
    .option('--home <folder>', 'where people, models and state are kept (HYPERALIGN_HOME)')
    .option('--workspace <name>', 'whose people these are; default "default" (HYPERALIGN_WORKSPACE)')
    .option('--quiet', 'print results only')
    .option('--no-color', 'no colours (NO_COLOR)')
    .exitOverride((error) => {
      throw error;
    })
    .configureOutput({ writeOut: (text) => streams.out.write(text), writeErr: (text) => streams.err.write(text) })
    .showHelpAfterError('(add --help for what this command takes)')
    .addHelpText(
      'after',
      example(
        'hyperalign learn ./my-mail --as me --me me@example.com',
        'hyperalign write "Ask Sam to move our call to Monday." --as me',
      ) + exitCodes,
    )
    .helpCommand(true);
  const context: CommandContext = { streams, signal, global: () => program.opts<GlobalOptions>() };
  for (const { name, summary, load } of commandEntries) {
    const command = program.command(name).summary(summary);
    if (words.includes(name)) (await load())(command, context);
  }
  return program;
}

/** In words what `exit-codes.ts` holds. */
const exitCodes = `
Exit codes:
  0 done · 1 a fault of this program · 2 wrong use or input · 3 not found · 4 model or weights not to be had
  6 the store · 7 somebody else wrote at the same time · 130 stopped by you
`;
