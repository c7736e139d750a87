import { type Command, Option } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { example } from '../example-text.ts';
import { wholeNumber } from '../parse-number.ts';
import type { AttributeFlags } from '../stylometry/run-attribute.ts';
import type { PlotFlags } from '../stylometry/run-plot.ts';
import type { VerifyFlags } from '../stylometry/run-verify.ts';

/** Names on the command line; `cosine` is Cosine Delta. Written out here, so that help need not load the library. */
const distances = [
  'burrows',
  'cosine',
  'eder',
  'eder-simple',
  'quadratic',
  'linear',
  'canberra',
  'min-max',
  'manhattan',
  'euclid',
  'jensen-shannon',
];

const folderNote = `
Texts are .txt and .md files. The author is the name of the folder below DIR (DIR/<author>/*.txt), or what stands before
the first _ of a file that lies in DIR itself (<author>_<title>.txt).
`;

/** Attribution, verification and pictures of any folder of texts; needs no profile, model or store. */
export function defineStylometry(stylometry: Command, context: CommandContext): void {
  stylometry
    .description(
      'The stylometry library on any folder of texts: who of the given authors writes most like a text, whether a text is consistent with an author, and a picture of texts by likeness.',
    )
    .addHelpText(
      'after',
      example(
        'hyperalign stylometry attribute --known known --unknown disputed',
        'hyperalign stylometry plot --known known --out plot.svg',
      ),
    );
  addAttribute(stylometry, context);
  addStylometryVerify(stylometry, context);
  addPlot(stylometry, context);
}

function addAttribute(stylometry: Command, context: CommandContext): void {
  stylometry
    .command('attribute')
    .summary('rank known authors for each unknown text')
    .description(
      'Says who of the known authors writes most like each text. The likeliest of those given need not be the writer.',
    )
    .requiredOption('--known <path...>', 'texts of known authors: folders or files')
    .requiredOption('--unknown <path...>', 'texts in question: folders or files')
    .addOption(
      new Option('--method <name>', 'how authors are ranked; linear unless a distance is given').choices([
        'distance',
        'imposters',
        'linear',
        'centroid',
        'mean-rank',
      ]),
    )
    .addOption(distanceOption('cosine (Cosine Delta)'))
    .option(
      '--words <number>',
      'most frequent words that distances look at',
      wholeNumber({ min: 10, max: 20_000 }),
      500,
    )
    .option('--seed <number>', 'of what is drawn by chance', wholeNumber({ min: 0, max: 2 ** 31 - 1 }), 1)
    .option('--json', 'print the result as one JSON object')
    .addHelpText(
      'after',
      folderNote +
        example('hyperalign stylometry attribute --known known --unknown disputed --distance burrows --json'),
    )
    .action(async (flags: AttributeFlags) =>
      (await import('../stylometry/run-attribute.ts')).runAttribute(context, flags),
    );
}

function addStylometryVerify(stylometry: Command, context: CommandContext): void {
  stylometry
    .command('verify')
    .summary('say whether unknown texts are consistent with known authors')
    .description(
      'Reads each text against each known author and against other people (imposters) of the same register. Says "unknown" with the reason where it cannot tell.',
    )
    .requiredOption('--known <path...>', 'texts of known authors: folders or files')
    .requiredOption('--unknown <path...>', 'texts in question: folders or files')
    .requiredOption(
      '--imposters <path...>',
      'texts of other people of the same register: at least 10 texts by 5 people, better 20 people with 10 each',
    )
    .addOption(
      new Option('--method <name>', 'how texts are compared').choices(['combined', 'imposters']).default('combined'),
    )
    .option('--seed <number>', 'of what is drawn by chance', wholeNumber({ min: 0, max: 2 ** 31 - 1 }), 1)
    .option('--json', 'print the result as one JSON object')
    .addHelpText(
      'after',
      folderNote + example('hyperalign stylometry verify --known known --unknown letters --imposters others'),
    )
    .action(async (flags: VerifyFlags) => (await import('../stylometry/run-verify.ts')).runVerify(context, flags));
}

function addPlot(stylometry: Command, context: CommandContext): void {
  stylometry
    .command('plot')
    .summary('draw texts by likeness as an SVG file')
    .description('Draws a tree of texts (dendrogram) or points in a plane (scatter): what is near is alike.')
    .requiredOption('--known <path...>', 'texts of known authors: folders or files')
    .requiredOption('--out <file>', 'the SVG file to write')
    .option('--unknown <path...>', 'texts in question, drawn as the author "?"')
    .addOption(new Option('--kind <name>', 'what is drawn').choices(['dendrogram', 'scatter']).default('dendrogram'))
    .addOption(distanceOption('cosine (Cosine Delta)'))
    .option(
      '--words <number>',
      'most frequent words that distances look at',
      wholeNumber({ min: 10, max: 20_000 }),
      300,
    )
    .option('--title <text>', 'heading of the picture', 'Texts by likeness')
    .option('--json', 'print the result as one JSON object')
    .addHelpText(
      'after',
      folderNote + example('hyperalign stylometry plot --known known --unknown disputed --out plot.svg --kind scatter'),
    )
    .action(async (flags: PlotFlags) => (await import('../stylometry/run-plot.ts')).runPlot(context, flags));
}

function distanceOption(usual: string): Option {
  return new Option('--distance <name>', `distance of word frequencies; ${usual} unless given`).choices(distances);
}
