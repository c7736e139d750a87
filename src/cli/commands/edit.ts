import type { Command } from 'commander';
import { HyperalignError } from '../../errors.ts';
import { type CommandContext, withSession } from '../command-context.ts';
import { example } from '../example-text.ts';
import { wholeNumber } from '../parse-number.ts';
import { readTextArgument } from '../read-argument.ts';
import { renderEdit } from '../render-edit.ts';
import { standardInput } from '../standard-input.ts';

interface EditFlags {
  readonly as: string;
  readonly draft: string;
  readonly final: string;
  readonly register?: string;
  readonly note?: string;
  readonly model?: string;
  readonly budgetTokens?: number;
  readonly json?: boolean;
}

export function defineEdit(command: Command, context: CommandContext): void {
  command
    .description(
      'Compares a draft with what the person made of it. What three drafts were changed in alike, and what a model reads from the changed places, becomes a proposal: accept or reject it with hyperalign profile. Counts are kept, no text.',
    )
    .requiredOption('--as <person>', 'who changed the draft')
    .requiredOption('--draft <file>', 'the text as it was drafted; - for standard input')
    .requiredOption('--final <file>', 'the text as the person left it; - for standard input')
    .option('--register <register>', "the situation of the text; default: the person's most frequent one")
    .option('--note <text>', 'what the person says of the change; proposed at once')
    .option('--model <id>', 'model that reads the changed places, or none (HYPERALIGN_MODEL)')
    .option('--budget-tokens <n>', 'never spend more tokens than this', wholeNumber({ min: 0, max: 100_000_000 }))
    .option('--json', 'print the result as one JSON object')
    .addHelpText('after', example('hyperalign edit --as ada --draft draft.txt --final sent.txt'))
    .action((flags: EditFlags) => editCommand(context, flags));
}

async function editCommand(context: CommandContext, flags: EditFlags): Promise<void> {
  if (flags.draft === '-' && flags.final === '-')
    throw new HyperalignError(
      'invalid_input',
      'Draft and final text cannot both be "-": standard input holds one text. Give the other as a file.',
    );
  const draft = await readTextArgument(flags.draft, standardInput(context));
  const final = await readTextArgument(flags.final, standardInput(context));
  const options = flags.model === undefined ? {} : { model: flags.model };
  await withSession(context, options, async ({ client, terminal }) => {
    const result = await client.edit({
      person: flags.as,
      draft,
      final,
      ...(flags.register === undefined ? {} : { register: flags.register }),
      ...(flags.note === undefined ? {} : { note: flags.note }),
      ...(flags.budgetTokens === undefined ? {} : { budgetTokens: flags.budgetTokens }),
      signal: context.signal,
    });
    if (flags.json === true) terminal.json(result);
    else terminal.print(renderEdit(result, terminal));
  });
}
