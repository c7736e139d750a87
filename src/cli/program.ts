import { Command } from 'commander';
import { packageVersion } from '../version.ts';
import type { CommandContext, GlobalOptions } from './command-context.ts';
import { addDemo } from './commands/demo.ts';
import { addDoctor } from './commands/doctor.ts';
import { addForget } from './commands/forget.ts';
import { addLearn } from './commands/learn.ts';
import { addModels } from './commands/models.ts';
import { addPeople } from './commands/people.ts';
import { addProfile } from './commands/profile.ts';
import { addStylometry } from './commands/stylometry.ts';
import { addVerify } from './commands/verify.ts';
import { addWrite } from './commands/write.ts';
import { example } from './example-text.ts';
import type { Streams } from './run-cli.ts';

/** Declares every command. Commands load what they need when they run, so that `--help` answers at once. */
export function buildProgram(streams: Streams, signal: AbortSignal): Command {
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
  for (const add of [
    addLearn,
    addWrite,
    addVerify,
    addProfile,
    addPeople,
    addForget,
    addStylometry,
    addModels,
    addDoctor,
    addDemo,
  ])
    add(program, context);
  return program;
}

/** In words what `exit-codes.ts` holds. */
const exitCodes = `
Exit codes:
  0 done · 1 a fault of this program · 2 wrong use or input · 3 not found · 4 model or weights not to be had
  6 the store · 7 somebody else wrote at the same time · 130 stopped by you
`;
