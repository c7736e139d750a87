import { once } from 'node:events';
import { Readable, Writable } from 'node:stream';
import type { Command } from 'commander';
import { HyperalignError } from '../../errors.ts';
import { type CommandContext, type Session, withSession } from '../command-context.ts';
import { example } from '../example-text.ts';
import { wholeNumber } from '../parse-number.ts';

interface McpFlags {
  readonly as?: string;
  readonly model?: string;
  readonly http?: boolean;
  readonly host: string;
  readonly port: number;
}

export function defineMcp(command: Command, context: CommandContext): void {
  command
    .description(
      'Serves the Model Context Protocol: over standard input and output for a program that starts this command, or with --http on this machine. What is said for a reader goes to standard error.',
    )
    .option('--as <person>', 'speak for this person alone: nobody else can be named')
    .option('--model <id>', 'model that writes and proposes, or none (HYPERALIGN_MODEL)')
    .option('--http', 'serve streamable HTTP at /mcp instead')
    .option('--host <address>', 'with --http: an address of this machine', '127.0.0.1')
    .option('--port <n>', 'with --http; 0 takes a free one', wholeNumber({ min: 0, max: 65_535 }), 7432)
    .addHelpText('after', example('hyperalign mcp --as ada', 'hyperalign mcp --http --port 7432'))
    .action((flags: McpFlags) =>
      withSession(context, flags.model === undefined ? {} : { model: flags.model }, (session) =>
        serve(context, session, flags),
      ),
    );
}

async function serve(context: CommandContext, session: Session, flags: McpFlags): Promise<void> {
  // The library is loaded by those alone who serve.
  const { localPrincipal, serveMcpHttp, serveMcpStdio } = await import('../../mcp.ts');
  const { terminal, client, config } = session;
  const { signal } = context;
  const principal = localPrincipal(config.workspace, flags.as ?? null);
  const log = (line: string) => context.streams.err.write(`hyperalign mcp: ${line}\n`);
  if (flags.http !== true && context.streams.stdin.isTTY === true) terminal.note(waiting);
  if (flags.http !== true) return serveMcpStdio({ client, principal, log, signal, ...wireOf(context) });
  const server = await serveMcpHttp({ client, principal, log, host: flags.host, port: flags.port });
  terminal.print(`MCP at ${server.url}`);
  if (!signal.aborted) await once(signal, 'abort');
  await server.close();
}

const waiting =
  'Waiting for the Model Context Protocol on standard input: an assistant starts this command by itself. Ctrl-C ends it; for HTTP add --http.';

function wireOf({ streams }: CommandContext): { readonly stdin: Readable; readonly stdout: Writable } {
  const { stdin, out } = streams;
  if (stdin instanceof Readable && out instanceof Writable) return { stdin, stdout: out };
  throw new HyperalignError('invalid_input', 'Standard input and output must be streams of Node to speak MCP.');
}
