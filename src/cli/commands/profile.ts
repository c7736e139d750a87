import { type Command, Option } from 'commander';
import type { OwnerDecision, ProfileTools } from '../../engine/profile-tools.ts';
import { HyperalignError } from '../../errors.ts';
import { type CommandContext, type Session, withSession } from '../command-context.ts';
import { example } from '../example-text.ts';
import { wholeNumber } from '../parse-number.ts';
import { readProfileFile, writeNewFile } from '../profile-file.ts';
import { renderDiff } from '../render-diff.ts';
import { renderHistory, renderProfile } from '../render-profile.ts';
import { renderRemoval, renderSamples } from '../render-samples.ts';

interface ProfileFlags {
  readonly as: string;
  readonly json?: boolean;
}

type Work<Flags> = (
  tools: ProfileTools,
  session: Session,
  flags: ProfileFlags & Flags,
  args: readonly string[],
) => Promise<void>;

type Add = <Flags>(name: string, summary: string, usage: string, work: Work<Flags>) => Command;

export function defineProfile(command: Command, context: CommandContext): void {
  command
    .description('Every change is a new version; the owner’s word on a hypothesis outlives re-learning.')
    .addHelpText(
      'after',
      example('hyperalign profile show --as ada', 'hyperalign profile reject h_1a2b3c4d5e6f --as ada'),
    );
  const add: Add = (name, summary, usage, work) =>
    command
      .command(name)
      .summary(summary)
      .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`)
      .requiredOption('--as <person>', 'whose profile')
      .option('--json', 'print the result as one JSON object')
      .addHelpText('after', example(usage))
      .action(async (...given: unknown[]) => {
        // Commander passes the arguments, the options and last the command.
        const called = given.at(-1) as Command;
        const flags = called.opts();
        await withSession(context, { model: 'none' }, (session) =>
          work(session.client.profile(flags['as']), session, flags as Parameters<typeof work>[2], called.args),
        );
      });
  addShow(add);
  addDecisions(add);
  addVersions(add);
  addSamples(add);
  addTransfer(add);
}

function addShow(add: Add): void {
  add<{ readonly all?: boolean }>(
    'show',
    'show what was learned',
    'hyperalign profile show --as ada --all',
    async (tools, { terminal }, flags, [asked]) => {
      const shown = await tools.show(optionalVersion(asked));
      if (flags.json === true) terminal.json(shown);
      else terminal.print(renderProfile(shown, terminal, { all: flags.all === true }));
    },
  )
    .argument('[version]', 'an earlier version; default: the newest')
    .option('--all', 'also what is proposed or rejected');
}

const decisions: readonly (readonly [name: string, decision: OwnerDecision, summary: string])[] = [
  ['accept', 'accepted', 'accept a hypothesis'],
  ['reject', 'rejected', 'reject a hypothesis; it will not be proposed again'],
  ['pin', 'pinned', 'pin a hypothesis; it is always used'],
];

function addDecisions(add: Add): void {
  for (const [name, decision, summary] of decisions) {
    const usage = `hyperalign profile ${name} h_1a2b3c4d5e6f --as ada`;
    add(name, summary, usage, async (tools, session, flags, [id = '']) => {
      reportVersion(session, flags, await tools.decide(id, decision));
    }).argument('<hypothesis>', 'its id, or the beginning of it');
  }
  const usage = 'hyperalign profile edit h_1a2b3c4d5e6f "Signs with one letter." --as ada';
  add('edit', 'reword a hypothesis', usage, async (tools, session, flags, [id = '', statement = '']) => {
    reportVersion(session, flags, await tools.edit(id, statement));
  })
    .argument('<hypothesis>', 'its id, or the beginning of it')
    .argument('<statement>', 'the new wording');
}

function addVersions(add: Add): void {
  add('history', 'list the versions', 'hyperalign profile history --as ada', async (tools, { terminal }, flags) => {
    const versions = await tools.history();
    if (flags.json === true) terminal.json({ versions });
    else terminal.print(renderHistory(versions, terminal));
  });
  const usage = 'hyperalign profile diff 1 2 --as ada';
  add('diff', 'say what changed between two versions', usage, async (tools, { terminal }, flags, [from, to]) => {
    const diff = await tools.diff(optionalVersion(from), optionalVersion(to));
    if (flags.json === true) terminal.json(diff);
    else terminal.print(renderDiff(diff, terminal));
  })
    .argument('[from]', 'default: the one before the newest')
    .argument('[to]', 'default: the newest');
  const rollback = 'hyperalign profile rollback 1 --as ada';
  add('rollback', 'make an earlier version the newest again', rollback, async (tools, session, flags, [to = '']) => {
    reportVersion(session, flags, await tools.rollback(version(to)));
  }).argument('<version>', 'the version to return to');
}

function addSamples(add: Add): void {
  add('samples', 'list the samples', 'hyperalign profile samples --as ada', async (tools, { terminal }, flags) => {
    const samples = await tools.samples();
    if (flags.json === true) terminal.json({ samples });
    else terminal.print(renderSamples(samples, terminal));
  });
  const usage = 'hyperalign profile remove-sample s_1a2b3c4d --as ada';
  const summary = 'remove a sample and what was learned from it alone';
  add('remove-sample', summary, usage, async (tools, { terminal }, flags, [id = '']) => {
    const removed = await tools.removeSample(id);
    if (flags.json === true) terminal.json(removed);
    else terminal.print(renderRemoval(removed, terminal));
  }).argument('<sample>', 'its id, or the beginning of it');
}

interface ExportFlags {
  readonly out?: string;
  readonly format: string;
  readonly samples?: boolean;
}

function addTransfer(add: Add): void {
  add<ExportFlags>(
    'export',
    'write the profile to a file or standard output',
    'hyperalign profile export --as ada --out ada.json',
    async (tools, { terminal }, { format, samples, out, json }) => {
      if (json === true && format === 'markdown')
        throw new HyperalignError('invalid_input', 'Markdown is no JSON. Leave out --json or --format markdown.');
      const content =
        format === 'markdown'
          ? await tools.exportMarkdown()
          : `${JSON.stringify(await tools.export({ samples: samples === true ? 'with' : 'without' }), null, 2)}\n`;
      if (out === undefined) return terminal.stream(content);
      await writeNewFile(out, content);
      if (json === true) terminal.json({ file: out });
      else terminal.note(`Wrote ${out}.`);
    },
  )
    .option('--out <file>', 'a new file; default: standard output')
    .addOption(new Option('--format <format>', 'how it is written').choices(['json', 'markdown']).default('json'))
    .option('--samples', 'with the samples, so that the profile can be used in full elsewhere');
  const usage = 'hyperalign profile import ada.json --as ada';
  add('import', 'add an exported profile as the newest version', usage, async (tools, session, flags, [path = '']) => {
    reportVersion(session, flags, await tools.import(await readProfileFile(path)));
  }).argument('<file>', 'a file written by profile export');
}

function reportVersion(
  { terminal }: Session,
  flags: ProfileFlags,
  { version: kept }: { readonly version: number },
): void {
  if (flags.json === true) terminal.json({ person: flags.as, version: kept });
  else terminal.print(`Profile version ${kept} of ${flags.as} is kept.`);
}

const version = wholeNumber({ min: 1, max: 1_000_000 });

function optionalVersion(text: string | undefined): number | undefined {
  return text === undefined ? undefined : version(text);
}
