import type { Command } from 'commander';
import { type CommandContext, withAccess } from '../command-context.ts';
import { example } from '../example-text.ts';
import { wholeNumber } from '../parse-number.ts';
import { renderAudit } from '../render-access.ts';

export function defineAudit(command: Command, context: CommandContext): void {
  command
    .description('Shows what was done in this workspace and with which key, newest first: counts and ids, no text.')
    .option('--limit <n>', 'at most so many entries', wholeNumber({ min: 1, max: 10_000 }), 100)
    .option('--json', 'print the result as one JSON object')
    .addHelpText('after', example('hyperalign audit --limit 20'))
    .action(async ({ limit, json }: { readonly limit: number; readonly json?: boolean }) => {
      await withAccess(context, async ({ access, owner, terminal }) => {
        const entries = await access.audit(owner, { limit });
        if (json === true) return terminal.json({ entries });
        terminal.print(renderAudit(entries, terminal.style));
      });
    });
}
