import type { Command } from 'commander';
import type { ProfileTools } from '../../engine/profile-tools.ts';
import { type CommandContext, type Session, withSession } from '../command-context.ts';
import { example } from '../example-text.ts';
import { wholeNumber } from '../parse-number.ts';
import { readProfileFile, writeNewFile } from '../profile-file.ts';
import { renderDiff, renderHistory, renderProfile } from '../render-profile.ts';

interface ProfileFlags {
  readonly as: string;
  readonly json?: boolean;
}

type Work = (
  tools: ProfileTools,
  session: Session,
  flags: ProfileFlags & Record<string, unknown>,
  args: readonly string[],
) => Promise<void>;

export function addProfile(program: Command, context: CommandContext): void {
  const profile = program
    .command('profile')
    .summary("show and change a person's profile")
    .description('Every change is a new version; the owner’s word on a hypothesis outlives re-learning.')
    .addHelpText(
      'after',
      example('hyperalign profile show --as ada', 'hyperalign profile reject h_1a2b3c4d5e6f --as ada'),
    );
  const add = (name: string, summary: string, usage: string, work: Work): Command =>
    profile
      .command(name)
      .summary(summary)
      .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`)
      .requiredOption('--as <person>', 'whose profile')
      .option('--json', 'print the result as one JSON object')
      .addHelpText('after', example(usage))
      .action(async (...given: unknown[]) => {
        const command = given.at(-1) as Command;
        const flags = command.opts<ProfileFlags & Record<string, unknown>>();
        await withSession(context, { model: 'none' }, (session) =>
          work(session.client.profile(flags.as), session, flags, command.args),
        );
      });

  add('show', 'show what was learned', 'hyperalign profile show --as ada --all', async (tools, { terminal }, flags) => {
    const shown = await tools.show(typeof flags['version'] === 'number' ? flags['version'] : undefined);
    if (flags.json === true) terminal.json(shown);
    else terminal.print(renderProfile(shown, terminal, { all: flags['all'] === true }));
  })
    .option('--all', 'also what is proposed or rejected')
    .option('--version <n>', 'an earlier version', wholeNumber({ min: 1, max: 1_000_000 }));
  for (const [name, decision, summary] of [
    ['accept', 'accepted', 'accept a hypothesis'],
    ['reject', 'rejected', 'reject a hypothesis; it will not be proposed again'],
    ['pin', 'pinned', 'pin a hypothesis; it is always used'],
  ] as const) {
    add(
      name,
      summary,
      `hyperalign profile ${name} h_1a2b3c4d5e6f --as ada`,
      async (tools, session, flags, [id = '']) => {
        reportVersion(session, flags, (await tools.decide(id, decision)).version);
      },
    ).argument('<hypothesis>', 'its id, or the beginning of it');
  }
  add(
    'edit',
    'reword a hypothesis',
    'hyperalign profile edit h_1a2b3c4d5e6f "Signs with one letter." --as ada',
    async (tools, session, flags, [id = '', statement = '']) => {
      reportVersion(session, flags, (await tools.edit(id, statement)).version);
    },
  )
    .argument('<hypothesis>', 'its id, or the beginning of it')
    .argument('<statement>', 'the new wording');
  add('history', 'list the versions', 'hyperalign profile history --as ada', async (tools, { terminal }, flags) => {
    const versions = await tools.history();
    if (flags.json === true) terminal.json({ versions });
    else terminal.print(renderHistory(versions, terminal));
  });
  add(
    'diff',
    'say what changed between two versions',
    'hyperalign profile diff 1 2 --as ada',
    async (tools, { terminal }, flags, [from, to]) => {
      const diff = await tools.diff(versionOf(from), versionOf(to));
      if (flags.json === true) terminal.json(diff);
      else terminal.print(renderDiff(diff, terminal));
    },
  )
    .argument('[from]', 'default: the one before the newest')
    .argument('[to]', 'default: the newest');
  add(
    'rollback',
    'make an earlier version the newest again',
    'hyperalign profile rollback 1 --as ada',
    async (tools, session, flags, [version]) => {
      reportVersion(session, flags, (await tools.rollback(versionOf(version) ?? 0)).version);
    },
  ).argument('<version>', 'the version to return to');
  add(
    'export',
    'write the profile to a file or standard output',
    'hyperalign profile export --as ada --out ada.json',
    async (tools, { terminal }, flags) => {
      const content =
        flags['format'] === 'markdown'
          ? await tools.exportMarkdown()
          : `${JSON.stringify(await tools.export({ samples: flags['samples'] === true ? 'with' : 'without' }), null, 2)}\n`;
      if (typeof flags['out'] !== 'string') return terminal.stream(content);
      await writeNewFile(flags['out'], content);
      terminal.note(`Wrote ${flags['out']}.`);
    },
  )
    .option('--out <file>', 'a new file; default: standard output')
    .option('--format <format>', 'json or markdown', 'json')
    .option('--samples', 'with the samples, so that the profile can be used in full elsewhere');
  add(
    'import',
    'add an exported profile as the newest version',
    'hyperalign profile import ada.json --as ada',
    async (tools, session, flags, [path = '-']) => {
      reportVersion(session, flags, (await tools.import(await readProfileFile(path))).version);
    },
  ).argument('<file>', 'a file written by profile export');
}

function reportVersion({ terminal }: Session, flags: ProfileFlags, version: number): void {
  if (flags.json === true) terminal.json({ person: flags.as, version });
  else terminal.print(`Profile version ${version} of ${flags.as} is kept.`);
}

function versionOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : wholeNumber({ min: 1, max: 1_000_000 })(text);
}
