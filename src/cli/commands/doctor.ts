import type { Command } from 'commander';
import { type CommandContext, openCommand } from '../command-context.ts';
import { example } from '../example-text.ts';

export function defineDoctor(command: Command, context: CommandContext): void {
  command
    .description(
      'Looks at Node, the home folder, the store, the embedded model and its runtime, and hosted models. Changes nothing.',
    )
    .option('--json', 'print the result as one JSON object')
    .addHelpText('after', example('hyperalign doctor'))
    .action(async (flags: { readonly json?: boolean }) => {
      const { terminal, config } = await openCommand(context);
      const { examine } = await import('../../compose-doctor.ts');
      const findings = await examine(config);
      if (flags.json === true) return terminal.json({ findings });
      for (const { what, state, detail, remedy } of findings) {
        const mark =
          state === 'good'
            ? terminal.style.good('✓')
            : state === 'bad'
              ? terminal.style.bad('✗')
              : terminal.style.faint('–');
        terminal.print(`${mark} ${what}: ${detail}${remedy === null ? '' : `\n    ${remedy}`}`);
      }
    });
}
