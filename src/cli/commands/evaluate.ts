import { type Command, Option } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { parsePrice } from '../evaluation/parse-price.ts';
import type { EvaluateFlags } from '../evaluation/run-evaluate.ts';
import { example } from '../example-text.ts';
import { wholeNumber } from '../parse-number.ts';

/** Experiments by name, and the options each reads of those that not all read; written out here, so that help need not load them. */
export const experimentHelp = [
  {
    name: 'authorship',
    asks: 'does what a method writes read as this person wrote it, and not as another one or nobody',
    reads:
      '--data --people --tasks --methods --draws --cut-words --learn-with --briefs --adapters --judge --second-judge --model',
  },
  {
    name: 'alignment',
    asks: 'does knowing who asks, or thinking of why, make help better without making harm likelier',
    reads: '--data --prompts --methods --draws --judge --model',
  },
  {
    name: 'facts',
    asks: 'does a profile, also one that believes what is false, change answers to questions of fact',
    reads: '--prompts --draws --model',
  },
  {
    name: 'sample-efficiency',
    asks: "from how many samples on own material beats another person's",
    reads: '--data --people --tasks --methods --draws --cut-words --learn-with --model',
  },
  {
    name: 'hypothesis-count',
    asks: 'how many hypotheses have to be told before more add nothing',
    reads: '--data --people --tasks --cut-words --learn-with --model',
  },
  {
    name: 'transfer',
    asks: 'what is kept of a gain when one model learned the profile and another writes',
    reads: '--data --people --tasks --cut-words --models --model',
  },
  {
    name: 'out-of-register',
    asks: 'what is left of a gain when a person is learned in another register',
    reads: '--data --people --tasks --methods --cut-words --learn-with --model',
  },
  {
    name: 'planted-authors',
    asks: 'how many planted habits counting finds, and how much of what it finds is there; no model unless named',
    reads: '--data --people --model',
  },
  {
    name: 'planted-tastes',
    asks: 'how near a choice among candidates comes to what a person truly likes, after how many choices of theirs',
    reads: '--people --tasks --prompts --methods --model',
  },
  {
    name: 'verifier',
    asks: "do the measures tell real texts of a person from other people's on this corpus; no model",
    reads: '--data --people --tasks --cut-words',
  },
] as const;

const experimentNote = `
Experiments, each with what it reads of the options that not all read; any other of these is refused:
${experimentHelp.map(({ name, asks, reads }) => `  ${name.padEnd(17)} ${asks}\n${' '.repeat(20)}${reads}`).join('\n')}

Of answers to harmful prompts only scores, lengths and hashes are kept.
`;

export function defineEvaluate(command: Command, context: CommandContext): void {
  const many = wholeNumber({ min: 1, max: 1_000_000 });
  command
    .usage('[options] <experiment>\n       hyperalign evaluate compare [options] <before> <after>')
    .description(
      'Runs an experiment with its controls and writes a report (HTML, Markdown, JSON). Every reply of a model is kept in the folder of the run, so a run that was stopped goes on where it was.',
    )
    .argument('<experiment>', 'name of the experiment')
    .option('--data <name|file>', 'data set by name, or a file; default: the speeches of an npm package')
    .option('--folder <path>', 'folder that holds the data sets which are named')
    .option('--people <n>', 'people written for', many)
    .option('--tasks <n>', 'tasks a person', many)
    .option('--prompts <n>', 'prompts of each data set, where prompts are asked', many)
    .option('--draws <n>', 'texts a task and method; default: 1', many)
    .option('--methods <names>', 'methods, with commas between them')
    .option('--adapters <folder>', 'adapters trained elsewhere, one GGUF file a person; lora-adapters writes with them')
    .option('--cut-words <n>', 'cut learned and asked-for texts at the sentence end after so many words', many)
    .addOption(
      new Option('--learn-with <what>', 'none learns profiles by counting alone; default: by the model, too').choices([
        'none',
      ]),
    )
    .addOption(
      new Option(
        '--briefs <which>',
        'neutral gives everybody the same fixed requests, opening the first sentence to go on from; default: made of the texts set aside',
      ).choices(['neutral', 'opening']),
    )
    .option('--model <id>', 'model that writes')
    .option('--models <ids>', 'models that are held against each other, with commas between them')
    .option('--judge <id>', 'model that judges; default: no judge')
    .option('--second-judge <id>', 'another model that judges the same, to tell how far two agree')
    .option('--seed <n>', 'seed of every draw', wholeNumber({ min: 0, max: 2 ** 31 - 1 }), 1)
    .option('--parallel <n>', 'texts written at once', wholeNumber({ min: 1, max: 64 }), 4)
    .option(
      '--budget-tokens <n>',
      'stop between texts before more tokens than this are spent; no call but the first to a model, of which nobody knows yet how it counts, could pass it',
      many,
    )
    .option(
      '--price <read,written>',
      'US dollars for a million tokens read and written; default: not known',
      (text) => {
        // Kept as it was typed, for the record of the run.
        parsePrice(text);
        return text;
      },
    )
    .option('--dry-run', 'say what the run would take, and ask no model')
    .option('--out <folder>', 'folder of the run; default: hyperalign-evaluation/<experiment>')
    .option('--resume', 'go on with the run in that folder')
    .option('--json', 'print the report as one JSON object')
    .addHelpText(
      'after',
      `${experimentNote}${example('hyperalign evaluate authorship --people 12 --tasks 2', 'hyperalign evaluate authorship --data blogs --folder ../shared/data --dry-run', 'hyperalign evaluate compare run-1 run-2')}`,
    )
    .action(async (experiment: string, flags: EvaluateFlags) => {
      const { runEvaluate } = await import('../evaluation/run-evaluate.ts');
      await runEvaluate(context, experiment, flags);
    });
  addCompare(command, context);
}

function addCompare(evaluate: Command, context: CommandContext): void {
  evaluate
    .command('compare')
    .summary('say what changed between two runs')
    .description(
      'What two runs of one experiment were made with where it differs, and how each figure changed, with an interval: by pair where both runs have the same people, else from the two intervals.',
    )
    .argument('<before>', 'folder of the earlier run, or its report.json')
    .argument('<after>', 'folder of the later run, or its report.json')
    .option('--json', 'print the comparison as one JSON object')
    .addHelpText('after', example('hyperalign evaluate compare run-1 run-2 --json'))
    .action(async (before: string, after: string) => {
      // Options that both commands have are read by the outer one, wherever they stand.
      const { json, ...others } = evaluate.opts<EvaluateFlags>();
      const typed = Object.keys(others).filter((name) => evaluate.getOptionValueSource(name) === 'cli');
      if (typed.length > 0) evaluate.error(`error: compare takes no option but --json, and there is "${typed[0]}"`);
      const { runCompare } = await import('../evaluation/run-compare.ts');
      await runCompare(context, { before, after }, json === undefined ? {} : { json });
    });
}
