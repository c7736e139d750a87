import type { Command } from 'commander';
import { type CommandContext, withSession } from '../command-context.ts';
import { example } from '../example-text.ts';

export function definePeople(command: Command, context: CommandContext): void {
  command
    .description('Lists who has been learned, with the number of samples and the newest profile version.')
    .option('--json', 'print the result as one JSON object')
    .addHelpText('after', example('hyperalign people'))
    .action(async (flags: { readonly json?: boolean }) => {
      await withSession(context, { model: 'none' }, async ({ client, terminal }) => {
        const people = await client.people();
        if (flags.json === true) return terminal.json({ people });
        if (people.length === 0)
          return terminal.print('Nobody yet. Learn someone with: hyperalign learn <paths> --as <person>');
        for (const { person, samples, profileVersion } of people) {
          terminal.print(
            `${person}  ${terminal.style.faint(`${samples} samples, ${profileVersion === null ? 'no profile' : `profile version ${profileVersion}`}`)}`,
          );
        }
      });
    });
}
