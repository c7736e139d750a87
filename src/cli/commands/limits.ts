import type { Command } from 'commander';
import type { ShownLimits } from '../../contracts/workspace-limits.ts';
import { type CommandContext, withAccess } from '../command-context.ts';
import { example } from '../example-text.ts';
import { wholeNumber } from '../parse-number.ts';
import { renderLimits } from '../render-access.ts';

interface LimitsFlags {
  readonly requestsPerMinute?: number | 'none';
  readonly tokensPerDay?: number | 'none';
  readonly json?: boolean;
}

export function defineLimits(command: Command, context: CommandContext): void {
  command
    .description('Shows what this workspace may use and has used today; sets what is named. "none" takes a limit away.')
    .option('--requests-per-minute <n>', 'of all keys together, or none', limit({ min: 1, max: 1_000_000 }))
    .option(
      '--tokens-per-day <n>',
      'read and written by models in a day of UTC, or none',
      limit({ min: 0, max: 1_000_000_000 }),
    )
    .option('--json', 'print the result as one JSON object')
    .addHelpText(
      'after',
      example('hyperalign limits', 'hyperalign limits --requests-per-minute 60 --tokens-per-day 200000'),
    )
    .action(async ({ json, ...given }: LimitsFlags) => {
      const changes = Object.fromEntries(
        Object.entries(given).map(([name, value]) => [name, value === 'none' ? null : value]),
      );
      await withAccess(context, async ({ access, owner, terminal }) => {
        const { workspace } = owner;
        if (Object.keys(changes).length > 0) await access.setLimits(owner, changes);
        const shown: ShownLimits = {
          workspace,
          limits: await access.limits(workspace),
          budget: await access.budget(workspace),
        };
        if (json === true) return terminal.json(shown);
        terminal.print(renderLimits(shown));
      });
    });
}

function limit(bounds: { readonly min: number; readonly max: number }): (text: string) => number | 'none' {
  const number = wholeNumber(bounds);
  return (text) => (text === 'none' ? text : number(text));
}
