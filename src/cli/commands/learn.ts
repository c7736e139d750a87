import type { Command } from 'commander';
import type { Progress } from '../../engine/progress.ts';
import { progressWords } from '../../engine/progress-words.ts';
import { type CommandContext, withSession } from '../command-context.ts';
import { example } from '../example-text.ts';
import { wholeNumber } from '../parse-number.ts';
import { renderEstimate, renderLearnResult } from '../render-learning.ts';

interface LearnFlags {
  readonly as: string;
  readonly me?: readonly string[];
  readonly register?: string;
  readonly model?: string;
  readonly textColumn?: string;
  readonly dryRun?: boolean;
  readonly budgetTokens?: number;
  readonly seed?: number;
  readonly attestedBy?: string;
  readonly json?: boolean;
}

export function defineLearn(command: Command, context: CommandContext): void {
  command
    .description(
      'Reads texts, finds what is distinctive in how the person writes, tests it on texts held back, and keeps a profile version.',
    )
    .argument('<paths...>', 'files or folders: .txt .md .eml .mbox .jsonl .csv, chat exports; - for standard input')
    .requiredOption('--as <person>', 'name to keep the profile under')
    .option(
      '--me <address>',
      "an address or name of the person, to tell their mail from others'; may be given again",
      collect,
    )
    .option(
      '--register <register>',
      'email, chat, post, essay, news, speech or fiction; default: what the form of the texts suggests',
    )
    .option('--model <id>', 'model that proposes hypotheses, or none (HYPERALIGN_MODEL)')
    .option('--text-column <name>', 'column of tables that holds the text')
    .option('--dry-run', 'say what it would cost and stop')
    .option('--budget-tokens <n>', 'never spend more tokens than this', wholeNumber({ min: 0, max: 100_000_000 }))
    .option('--seed <n>', 'seed of every random draw', wholeNumber({ min: 0, max: 2_147_483_647 }))
    .option('--attested-by <name>', "who attests that the texts are the person's own; kept with the profile")
    .option('--json', 'print the result as one JSON object')
    .addHelpText(
      'after',
      example(
        'hyperalign learn ~/Mail/Sent.mbox --as ada --me ada@example.com',
        'hyperalign learn notes/*.txt --as ada --model none --json',
      ),
    )
    .action((paths: string[], flags: LearnFlags) => learnCommand(context, paths, flags));
}

function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}

async function learnCommand(context: CommandContext, paths: readonly string[], flags: LearnFlags): Promise<void> {
  await withSession(
    context,
    { ...(flags.model === undefined ? {} : { model: flags.model }) },
    async ({ client, terminal }) => {
      const options = {
        person: flags.as,
        paths,
        ...(flags.me === undefined ? {} : { me: flags.me }),
        ...(flags.register === undefined ? {} : { register: flags.register }),
        ...(flags.textColumn === undefined ? {} : { textColumn: flags.textColumn }),
        ...(flags.budgetTokens === undefined ? {} : { budgetTokens: flags.budgetTokens }),
        ...(flags.seed === undefined ? {} : { seed: flags.seed }),
        ...(flags.attestedBy === undefined ? {} : { attestation: { by: flags.attestedBy } }),
        onProgress: (progress: Progress) => terminal.progress(progressWords(progress)),
        signal: context.signal,
      };
      if (flags.dryRun === true) {
        const estimate = await client.estimateLearning(options);
        if (flags.json === true) terminal.json(estimate);
        else terminal.print(renderEstimate(estimate, terminal));
        return;
      }
      const result = await client.learn(options);
      if (flags.json === true) terminal.json(result);
      else terminal.print(renderLearnResult(result, terminal));
    },
  );
}
