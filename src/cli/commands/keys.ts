import type { Command } from 'commander';
import { type Scope, scopeSchema } from '../../contracts/access.ts';
import type { AccessKey } from '../../contracts/access-key.ts';
import { HyperalignError } from '../../errors.ts';
import { type AccessSession, type CommandContext, withAccess } from '../command-context.ts';
import { example } from '../example-text.ts';
import { duration } from '../parse-duration.ts';
import { renderKeys } from '../render-access.ts';

interface JsonFlag {
  readonly json?: boolean;
}

export function defineKeys(command: Command, context: CommandContext): void {
  command
    .description('A key lets a program use this workspace over the network. Its secret is shown once and kept nowhere.')
    .addHelpText(
      'after',
      example('hyperalign keys create --name "mail app" --scopes write,read --expires 90d', 'hyperalign keys list'),
    );
  addCreate(command, context);
  addList(command, context);
  addRotate(command, context);
  addRevoke(command, context);
}

interface CreateFlags extends JsonFlag {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly as?: string;
  readonly expires?: number;
}

function addCreate(command: Command, context: CommandContext): void {
  command
    .command('create')
    .summary('issue a key and show its secret, once')
    .description('Issues a key and prints its secret, once, on standard output.')
    .requiredOption('--name <name>', 'what you know the key by')
    .requiredOption('--scopes <list>', 'what it allows: write, read, learn, manage; parted by commas', parseScopes)
    .option('--as <person>', 'a token of this person alone, who need not be known yet')
    .option('--expires <duration>', 'such as 12h, 90d or 2w; default: never', duration({ min: 1 }))
    .option('--json', 'print the result as one JSON object')
    .addHelpText(
      'after',
      example(
        'hyperalign keys create --name "mail app" --scopes write,read --expires 90d',
        'hyperalign keys create --name "page of ada" --scopes write,read,learn --as ada',
      ),
    )
    .action(async ({ name, scopes, as, expires, json }: CreateFlags) => {
      await withAccess(context, async ({ access, owner, terminal }) => {
        const expiresAt = expires === undefined ? null : new Date(Date.now() + expires).toISOString();
        const issued = await access.issue(owner, { name, scopes, person: as ?? null, expiresAt });
        if (json === true) return terminal.json(issued);
        terminal.note(`${described(issued.key)} Its secret is shown this once:`);
        terminal.print(issued.secret);
      });
    });
}

function addList(command: Command, context: CommandContext): void {
  command
    .command('list')
    .summary('list the keys, newest first')
    .description('Lists every key of this workspace, newest first, also those that are revoked or have expired.')
    .option('--json', 'print the result as one JSON object')
    .addHelpText('after', example('hyperalign keys list'))
    .action(async ({ json }: JsonFlag) => {
      await withAccess(context, async ({ access, owner, terminal }) => {
        const keys = await access.list(owner);
        if (json === true) return terminal.json({ keys });
        terminal.print(renderKeys(keys, { now: Date.now(), style: terminal.style }));
      });
    });
}

function addRotate(command: Command, context: CommandContext): void {
  command
    .command('rotate')
    .summary('give a key another secret')
    .description('Gives a key another secret and prints it, once. The old one stays valid for a time of grace.')
    .argument('<id>', 'its id')
    .option('--grace <duration>', 'how long the old secret stays valid; 0m ends it at once', duration({ min: 0 }))
    .option('--json', 'print the result as one JSON object')
    .addHelpText(
      'after',
      example('hyperalign keys rotate mfrggzdfmztwq2lk', 'hyperalign keys rotate mfrggzdfmztwq2lk --grace 0m'),
    )
    .action(async (id: string, { grace, json }: JsonFlag & { readonly grace?: number }) => {
      await withAccess(context, async ({ access, owner, terminal }) => {
        const rotated = await access.rotate(owner, id, grace === undefined ? {} : { graceMs: grace });
        if (json === true) return terminal.json(rotated);
        terminal.note(
          `The old secret of ${rotated.key.id} (${rotated.key.name}) is valid until ${rotated.oldSecretUntil}. The new one is shown this once:`,
        );
        terminal.print(rotated.secret);
      });
    });
}

function addRevoke(command: Command, context: CommandContext): void {
  command
    .command('revoke')
    .summary('end a key at once')
    .description('Ends a key at once, with every secret it has.')
    .argument('<id>', 'its id')
    .option('--json', 'print the result as one JSON object')
    .addHelpText('after', example('hyperalign keys revoke mfrggzdfmztwq2lk'))
    .action(async (id: string, { json }: JsonFlag) => {
      await withAccess(context, async ({ access, owner, terminal }: AccessSession) => {
        const key = await access.revoke(owner, id);
        if (json === true) return terminal.json(key);
        terminal.print(`Key ${key.id} (${key.name}) is revoked since ${key.revokedAt}.`);
      });
    });
}

function described({ id, name, scopes, person, expiresAt }: AccessKey): string {
  const whose = person === null ? 'of the workspace' : `of ${person} alone`;
  return `Key ${id} (${name}), ${whose}, allows ${scopes.join(', ')}, ${expiresAt === null ? 'and never expires' : `until ${expiresAt}`}.`;
}

function parseScopes(text: string): readonly Scope[] {
  return text.split(',').map((name) => {
    const { success, data } = scopeSchema.safeParse(name.trim());
    if (success) return data;
    throw new HyperalignError(
      'invalid_input',
      `There is no scope "${name.trim()}". Name some of ${scopeSchema.options.join(', ')}, parted by commas.`,
    );
  });
}
