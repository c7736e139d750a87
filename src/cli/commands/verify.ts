import type { Command } from 'commander';
import type { VerifyResult } from '../../contracts/verify-result.ts';
import { bar } from '../bar.ts';
import { type CommandContext, withSession } from '../command-context.ts';
import { example } from '../example-text.ts';
import { readTextArgument } from '../read-argument.ts';
import { standardInput } from '../standard-input.ts';
import type { Terminal } from '../terminal.ts';

interface VerifyFlags {
  readonly as: string;
  readonly register?: string;
  readonly json?: boolean;
}

export function defineVerify(command: Command, context: CommandContext): void {
  command
    .description(
      'Compares a text with the person’s fingerprint. It says "consistent with", never "written by", and "too short" where it cannot tell.',
    )
    .argument('<file>', 'text to verify; - for standard input')
    .requiredOption('--as <person>', 'whose writing')
    .option('--register <register>', "the situation of the text; default: the person's most frequent one")
    .option('--json', 'print the result as one JSON object')
    .addHelpText('after', example('hyperalign verify draft.txt --as ada'))
    .action(async (path: string, flags: VerifyFlags) => {
      const text = await readTextArgument(path, standardInput(context));
      await withSession(context, { model: 'none' }, async ({ client, terminal }) => {
        const result = await client.verify({
          person: flags.as,
          text,
          ...(flags.register === undefined ? {} : { register: flags.register }),
        });
        if (flags.json === true) terminal.json(result);
        else terminal.print(renderVerdict(result, terminal));
      });
    });
}

/** Strongest first; `--json` has all. */
const mostContributions = 3;

function renderVerdict(result: VerifyResult, { style }: Terminal): string {
  const { verdict, probability, words, reasons, note, person } = result;
  const head =
    probability === null
      ? `Too short to tell: ${words} words.`
      : `${verdict === 'same' ? style.good(`Consistent with ${person}`) : style.bad(`Not like ${person}`)}  ${bar(probability, 20)} ${Math.round(probability * 100)} %  (${words} words)`;
  const lines = reasons.map(({ label, text, person: own, background }) =>
    style.faint(`  ${label}: here ${rounded(text)}, ${person} ${rounded(own)}, others ${rounded(background)}`),
  );
  return [
    head,
    style.faint(`  ${hypothesisWords(result)}`),
    ...result.hypotheses.contributions
      .slice(0, mostContributions)
      .map(({ statement, logOdds }) => style.faint(`    ${logOdds >= 0 ? 'for' : 'against'}: ${statement}`)),
    ...lines,
    ...(note === null ? [] : [style.faint(`  ${note}`)]),
  ].join('\n');
}

function hypothesisWords({ hypotheses: { method, probability, followed, broken } }: VerifyResult): string {
  const counts = `${followed} of ${followed + broken} hypotheses that speak are followed`;
  if (method === 'abstained') return `By hypotheses: too few speak (${followed + broken}) to tell.`;
  return probability === null
    ? `By hypotheses: ${counts}.`
    : `By hypotheses: ${Math.round(probability * 100)} %, ${counts}.`;
}

function rounded(value: number): string {
  return value.toFixed(Math.abs(value) >= 10 ? 0 : 1);
}
