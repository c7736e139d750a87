import type { Command } from 'commander';
import { type CommandContext, withSession } from '../command-context.ts';
import { example } from '../example-text.ts';

export function defineForget(command: Command, context: CommandContext): void {
  command
    .description(
      'Removes samples, profile versions, hypotheses, edits, kept replies of models, compiled guidance, runs, keys, jobs, comparisons, attestations and the saved states of their prompts, and says how many of each.',
    )
    .argument('<person>', 'whom to forget')
    .option('--json', 'print the result as one JSON object')
    .addHelpText('after', example('hyperalign forget ada'))
    .action(async (person: string, flags: { readonly json?: boolean }) => {
      await withSession(context, { model: 'none' }, async ({ client, terminal }) => {
        const forgotten = await client.forget(person);
        if (flags.json === true) return terminal.json(forgotten);
        const { samples, profileVersions, hypotheses, edits, replies, guidances, runs, keys, promptStates } = forgotten;
        const { jobs, comparisons, attestations } = forgotten;
        terminal.print(
          `Removed of ${person}: ${samples} samples, ${profileVersions} profile versions, ${hypotheses} hypotheses, ${edits} edits, ${replies} kept replies, ${guidances} compiled guidances, ${runs} runs, ${keys} keys, ${jobs} jobs, ${comparisons} comparisons, ${attestations} attestations, ${promptStates} saved prompt states.`,
        );
      });
    });
}
