import { type Command, Option } from 'commander';
import type { Choice } from '../../contracts/comparison.ts';
import { progressWords } from '../../engine/progress-words.ts';
import { HyperalignError } from '../../errors.ts';
import { askForSide } from '../ask-for-side.ts';
import { type CommandContext, withSession } from '../command-context.ts';
import { example } from '../example-text.ts';
import { wholeNumber } from '../parse-number.ts';
import { readTextArgument } from '../read-argument.ts';
import { renderComparison, renderComparisons, renderPair } from '../render-choices.ts';
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

interface PickFlags {
  readonly as: string;
  readonly candidates: number;
  readonly chosen?: Choice;
  readonly register?: string;
  readonly model?: string;
  readonly seed?: number;
  readonly json?: boolean;
}

const usage = 'hyperalign compare --as ada --task "Ask Sam to call." --left a.txt --right b.txt --chosen left';

export function defineCompare(command: Command, context: CommandContext): void {
  command
    .description(
      'Keeps which of two texts a person chose for a task, with the texts, personal data masked. What they show of the person is learned later; nothing changes in the profile.',
    )
    .addHelpText(
      'after',
      example(usage, 'hyperalign compare pick "Ask Sam to call." --as ada', 'hyperalign compare list --as ada'),
    );
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
  definePick(command, context);
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

function definePick(command: Command, context: CommandContext): void {
  command
    .command('pick')
    .summary('have two texts written and choose one')
    .description(
      'Has several texts written for a task, shows the two between which the choice tells most of what the person likes, and keeps which they would rather send.',
    )
    .argument('<task>', 'what to write, in full sentences')
    .requiredOption('--as <person>', 'who chooses')
    .option('--candidates <n>', 'texts to take the two from', wholeNumber({ min: 2, max: 16 }), 4)
    .addOption(
      new Option('--chosen <side>', 'keep this choice without asking, of texts seen with the same --seed').choices([
        'left',
        'right',
        'tie',
      ]),
    )
    .option('--register <register>', "default: the person's most frequent one")
    .option('--model <id>', 'model that writes (HYPERALIGN_MODEL)')
    .option('--seed <n>', 'seed of every random draw', wholeNumber({ min: 0, max: 2_147_483_647 }))
    .option('--json', 'print the two texts as one JSON object, or with --chosen what was kept; nothing is asked')
    .addHelpText(
      'after',
      example(
        'hyperalign compare pick "Ask the supplier to deliver on Monday." --as ada',
        'hyperalign compare pick "Thank Sam for the ladder." --as ada --seed 7 --json',
      ),
    )
    .action((task: string, flags: PickFlags) => pickCommand(context, task, flags));
}

async function pickCommand(context: CommandContext, task: string, flags: PickFlags): Promise<void> {
  const { as: person, model, json = false } = flags;
  await withSession(context, model === undefined ? {} : { model }, async ({ client, terminal }) => {
    const pair = await client.proposePair({
      ...{ person, task, candidates: flags.candidates, signal: context.signal },
      ...(flags.register === undefined ? {} : { register: flags.register }),
      ...(flags.seed === undefined ? {} : { seed: flags.seed }),
      onProgress: (progress) => terminal.progress(progressWords(progress)),
    });
    if (json && flags.chosen === undefined) return terminal.json(pair);
    if (!json) terminal.print(renderPair(pair, terminal));
    const chosen = flags.chosen ?? (await askForSide(context, terminal));
    if (chosen === null) return terminal.print('Nothing was kept.');
    const { left, right, register } = pair;
    const result = await client.compare({ person, task, left, right, register, chosen, source: 'cli' });
    if (json) terminal.json(result);
    else terminal.print(renderComparison(result));
  });
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
