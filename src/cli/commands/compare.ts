import { type Command, Option } from 'commander';
import type { Choice } from '../../contracts/comparison.ts';
import { HyperalignError } from '../../errors.ts';
import { type CommandContext, withSession } from '../command-context.ts';
import { example } from '../example-text.ts';
import { wholeNumber } from '../parse-number.ts';
import { readTextArgument } from '../read-argument.ts';
import { renderComparison, renderComparisons } from '../render-choices.ts';
import { standardInput } from '../standard-input.ts';

interface AddFlags {
  readonly as: string;
  readonly task: string;
  readonly left: string;
  readonly right: string;
  readonly chosen: Choice;
  readonly register?: string;
  readonly note?: string;
  readonly key?: string;
  readonly json?: boolean;
}

interface ListFlags {
  readonly as: string;
  readonly after?: string;
  readonly limit?: number;
  readonly json?: boolean;
}

const usage = 'hyperalign compare --as ada --task "Ask Sam to call." --left a.txt --right b.txt --chosen left';

export function defineCompare(command: Command, context: CommandContext): void {
  command
    .description(
      'Keeps which of two texts a person chose for a task, with the texts, personal data masked. What they show of the person is learned later; nothing changes in the profile.',
    )
    .addHelpText('after', example(usage, 'hyperalign compare list --as ada'));
  command
    .command('add', { isDefault: true })
    .summary('keep a choice; may be left out')
    .description('Keeps which of two texts a person chose for a task.')
    .requiredOption('--as <person>', 'who chose')
    .requiredOption('--task <text>', 'what the texts were written for')
    .requiredOption('--left <file>', 'one text; - for standard input')
    .requiredOption('--right <file>', 'the other text; - for standard input')
    .addOption(
      new Option('--chosen <side>', 'the one they would rather send')
        .choices(['left', 'right', 'tie'])
        .makeOptionMandatory(),
    )
    .option('--register <register>', "the situation of the texts; default: the person's most frequent one")
    .option('--note <text>', 'what the person said of it')
    .option('--key <key>', 'tells comparisons of the same two texts apart; without one they are kept once')
    .option('--json', 'print the result as one JSON object')
    .addHelpText('after', example(usage))
    .action((flags: AddFlags) => addCommand(context, flags));
  command
    .command('list')
    .summary('list the choices of a person, newest first')
    .description('Lists the choices of a person, newest first.')
    .requiredOption('--as <person>', 'whose choices')
    .option('--after <cursor>', 'go on after an earlier page')
    .option('--limit <n>', 'at most so many; default 50', wholeNumber({ min: 1, max: 500 }))
    .option('--json', 'print the result as one JSON object')
    .addHelpText('after', example('hyperalign compare list --as ada --limit 10'))
    .action((flags: ListFlags) => listCommand(context, flags));
}

async function addCommand(context: CommandContext, flags: AddFlags): Promise<void> {
  if (flags.left === '-' && flags.right === '-')
    throw new HyperalignError(
      'invalid_input',
      'Left and right text cannot both be "-": standard input holds one text. Give the other as a file.',
    );
  const left = await readTextArgument(flags.left, standardInput(context));
  const right = await readTextArgument(flags.right, standardInput(context));
  await withSession(context, { model: 'none' }, async ({ client, terminal }) => {
    const result = await client.compare({
      ...{ person: flags.as, task: flags.task, left, right, chosen: flags.chosen, source: 'cli' },
      ...(flags.register === undefined ? {} : { register: flags.register }),
      ...(flags.note === undefined ? {} : { note: flags.note }),
      ...(flags.key === undefined ? {} : { idempotencyKey: flags.key }),
    });
    if (flags.json === true) terminal.json(result);
    else terminal.print(renderComparison(result));
  });
}

async function listCommand(context: CommandContext, { as, after, limit, json }: ListFlags): Promise<void> {
  await withSession(context, { model: 'none' }, async ({ client, terminal }) => {
    const page = await client.comparisons(as, {
      ...(after === undefined ? {} : { after }),
      ...(limit === undefined ? {} : { limit }),
    });
    if (json === true) terminal.json(page);
    else terminal.print(renderComparisons(page, terminal));
  });
}
