import { type Command, Option } from 'commander';
import type { PostEditMode } from '../../contracts/post-edit.ts';
import type { Steer } from '../../contracts/steering.ts';
import type { Delivery, Rank } from '../../contracts/write-result.ts';
import { progressWords } from '../../engine/progress-words.ts';
import { type CommandContext, withSession } from '../command-context.ts';
import { example } from '../example-text.ts';
import { wholeNumber } from '../parse-number.ts';
import { readStandardInput } from '../read-argument.ts';
import { renderWriting } from '../render-writing.ts';
import { standardInput } from '../standard-input.ts';

interface WriteFlags {
  readonly as: string;
  readonly register?: string;
  readonly model?: string;
  readonly embedder?: string;
  readonly candidates: number;
  readonly rank: Rank;
  readonly deliver: Delivery | 'auto';
  readonly steer: Steer;
  readonly postEdit: PostEditMode;
  readonly guidanceTokens: number;
  readonly showGuidance?: boolean;
  readonly revise?: boolean;
  readonly seed?: number;
  readonly json?: boolean;
}

export function defineWrite(command: Command, context: CommandContext): void {
  command
    .description('Writes what the task asks for as the person would, and says which of their habits the text follows.')
    .argument('<task>', 'what to write, in full sentences; - for standard input')
    .requiredOption('--as <person>', 'whose voice')
    .option('--register <register>', "default: the person's most frequent one")
    .option('--model <id>', 'model that writes (HYPERALIGN_MODEL)')
    .option('--candidates <n>', 'draw several texts and keep the best by --rank', wholeNumber({ min: 1, max: 16 }), 1)
    .addOption(
      new Option(
        '--rank <how>',
        'the best of several texts: nearest to the fingerprint, following most hypotheses, liked most as their comparisons show, or that and the fingerprint',
      )
        .choices(['fingerprint', 'hypotheses', 'reward', 'both'])
        .default('fingerprint'),
    )
    .option(
      '--embedder <id>',
      'with --rank reward or both: also compare texts as a whole by this model, which is sent them and the newest comparisons (HYPERALIGN_EMBEDDER)',
    )
    .addOption(
      new Option('--deliver <how>', 'how the profile reaches the model')
        .choices(['auto', 'hypotheses', 'samples', 'both'])
        .default('auto'),
    )
    .addOption(
      new Option(
        '--steer <how>',
        'make single words and marks as frequent as the person has them, while the model writes',
      )
        .choices(['off', 'hypotheses', 'fingerprint'])
        .default('off'),
    )
    .addOption(
      new Option('--post-edit <how>', 'give the finished text the capitals, commas and end marks of the person')
        .choices(['off', 'hypotheses', 'fingerprint'])
        .default('off'),
    )
    .option(
      '--guidance-tokens <n>',
      'upper limit of prompt tokens for hypotheses and samples',
      wholeNumber({ min: 50, max: 100_000 }),
      1200,
    )
    .option('--show-guidance', 'print what the model is told of the person')
    .option('--revise', 'let the model mend once what the text broke')
    .option('--seed <n>', 'seed of every random draw', wholeNumber({ min: 0, max: 2_147_483_647 }))
    .option('--json', 'print the result as one JSON object')
    .addHelpText(
      'after',
      example(
        'hyperalign write "Ask the supplier to deliver on Monday instead of Thursday." --as ada',
        'hyperalign write - --as ada --candidates 4 --rank both --json < task.txt',
      ),
    )
    .action((task: string, flags: WriteFlags) => writeCommand(context, task, flags));
}

async function writeCommand(context: CommandContext, argument: string, flags: WriteFlags): Promise<void> {
  const task = argument === '-' ? await readStandardInput(standardInput(context)) : argument;
  await withSession(
    context,
    {
      ...(flags.model === undefined ? {} : { model: flags.model }),
      ...(flags.embedder === undefined ? {} : { embedder: flags.embedder }),
    },
    async ({ client, terminal }) => {
      const live = flags.json !== true && flags.candidates === 1 && flags.revise !== true && flags.postEdit === 'off';
      const result = await client.write({
        person: flags.as,
        task,
        candidates: flags.candidates,
        rank: flags.rank,
        delivery: flags.deliver,
        steer: flags.steer,
        postEdit: flags.postEdit,
        guidanceTokens: flags.guidanceTokens,
        showGuidance: flags.showGuidance === true,
        revise: flags.revise === true,
        ...(flags.register === undefined ? {} : { register: flags.register }),
        ...(flags.seed === undefined ? {} : { seed: flags.seed }),
        ...(live ? { onText: (piece: string) => terminal.stream(piece) } : {}),
        onProgress: (progress) => terminal.progress(progressWords(progress)),
        signal: context.signal,
      });
      if (flags.json === true) return terminal.json(result);
      if (live) terminal.stream('\n');
      else terminal.print(result.text);
      if (result.guidance.text !== null) terminal.note(`\n${terminal.style.faint(result.guidance.text)}`);
      terminal.note(`\n${renderWriting(result, terminal, flags.rank)}`);
    },
  );
}
