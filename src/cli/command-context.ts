import type { Access } from '../access.ts';
import type { Config } from '../config.ts';
import type { Principal } from '../contracts/access.ts';
import type { Hyperalign } from '../hyperalign.ts';
import type { Streams } from './run-cli.ts';
import { standardInput } from './standard-input.ts';
import type { Terminal } from './terminal.ts';

/** What every command is given: its streams, the user's wish to stop, and how to open what it needs. */
export interface CommandContext {
  readonly streams: Streams;
  readonly signal: AbortSignal;
  /** Global options as the user gave them. */
  global(): GlobalOptions;
}

export interface GlobalOptions {
  readonly home?: string;
  readonly workspace?: string;
  readonly quiet?: boolean;
  /** False with `--no-color`. */
  readonly color: boolean;
}

export interface Session {
  readonly terminal: Terminal;
  readonly config: Config;
  readonly client: Hyperalign;
}

/** Opens terminal, configuration and client for one command, runs it, and closes them however it ends. */
export async function withSession<T>(
  context: CommandContext,
  options: { readonly model?: string; readonly embedder?: string; readonly workspace?: string },
  run: (session: Session) => Promise<T>,
): Promise<T> {
  const { composeClient } = await import('../compose.ts');
  const { terminal, config } = await openCommand(context);
  const workspace = options.workspace ?? config.workspace;
  const client = await composeClient({
    config: { ...config, workspace },
    model: options.model ?? null,
    ...(options.embedder === undefined ? {} : { embedder: options.embedder }),
    stdin: standardInput(context),
  });
  try {
    return await run({ terminal, config, client });
  } finally {
    terminal.clearProgress();
    await client.close();
  }
}

export interface AccessSession {
  readonly terminal: Terminal;
  readonly access: Access;
  /** Whoever sits at this machine. */
  readonly owner: Principal;
}

/** Opens terminal, store and access for one command, runs it, and closes them however it ends. */
export async function withAccess<T>(context: CommandContext, run: (session: AccessSession) => Promise<T>): Promise<T> {
  const { composeAccess } = await import('../compose.ts');
  const { terminal, config } = await openCommand(context);
  const access = await composeAccess({ config });
  try {
    return await run({ terminal, access, owner: access.ownerOf(config.workspace) });
  } finally {
    await access.close();
  }
}

/** Terminal and configuration alone, for commands that need no store. */
export async function openCommand(
  context: CommandContext,
): Promise<{ readonly terminal: Terminal; readonly config: Config }> {
  const [{ loadConfig }, { openTerminal }] = await Promise.all([import('../config.ts'), import('./terminal.ts')]);
  const { home, workspace, quiet = false, color } = context.global();
  const config = loadConfig({
    ...(home === undefined ? {} : { home }),
    ...(workspace === undefined ? {} : { workspace }),
  });
  const { out, err } = context.streams;
  return { config, terminal: openTerminal({ quiet, color: color && !config.noColor && out.isTTY === true, out, err }) };
}
