import type { Readable, Writable } from 'node:stream';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import type { Principal } from '../contracts/access.ts';
import type { Hyperalign } from '../hyperalign.ts';
import { type Log, openCalls } from './door.ts';
import { openMcpServer } from './open-mcp-server.ts';
import { unservedLine } from './tell-error.ts';

export interface McpStdioOptions {
  /** Stays open: whoever opened it closes it. */
  readonly client: Hyperalign;
  readonly principal: Principal;
  readonly stdin: Readable;
  /** Carries the protocol and nothing else. */
  readonly stdout: Writable;
  readonly log: Log;
  /** Ends the calls under way and the connection. */
  readonly signal: AbortSignal;
}

/** Serves one client over two streams until it hangs up or the signal comes; resolves once every call is over. */
export async function serveMcpStdio({ client, principal, stdin, stdout, log, signal }: McpStdioOptions): Promise<void> {
  const calls = openCalls();
  const wire = new HeardTransport(stdin, stdout);
  const connection = serveStdio(() => openMcpServer({ client, principal, calls, log }), {
    transport: wire,
    onerror: (error) => log(unservedLine(error)),
  });
  const stop = () => void connection.close();
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  await wire.closed;
  signal.removeEventListener('abort', stop);
  await calls.stop();
}

/** Says when the connection is over, whichever side ended it. */
class HeardTransport extends StdioServerTransport {
  readonly #ended = Promise.withResolvers<void>();
  readonly closed = this.#ended.promise;

  override async close(): Promise<void> {
    await super.close();
    this.#ended.resolve();
  }
}
