import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import {
  hostHeaderValidationResponse,
  localhostAllowedHostnames,
  localhostAllowedOrigins,
  originValidationResponse,
} from '@modelcontextprotocol/server';
import type { Principal } from '../contracts/access.ts';
import { HyperalignError } from '../errors.ts';
import type { Hyperalign } from '../hyperalign.ts';
import { createMcpHandler } from './create-mcp-handler.ts';
import type { Log } from './door.ts';

export interface McpHttpOptions {
  /** Stays open: whoever opened it closes it. */
  readonly client: Hyperalign;
  /** Everybody who can reach the address is this principal. */
  readonly principal: Principal;
  /** A loopback address; others are refused. */
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly log: Log;
}

export interface McpHttpServer {
  /** Where clients connect, such as `http://127.0.0.1:7432/mcp`. */
  readonly url: string;
  /** Ends the calls under way and the connections. */
  close(): Promise<void>;
}

/** MCP alone on this machine, without keys: so only for this machine. */
export async function serveMcpHttp(options: McpHttpOptions): Promise<McpHttpServer> {
  const { client, principal, host, log } = options;
  if (!loopback.has(host))
    throw new HyperalignError(
      'invalid_input',
      `MCP without keys is served on this machine alone, and ${JSON.stringify(host)} can be reached from others. Use 127.0.0.1, or put it behind keys with: hyperalign serve`,
    );
  const handler = createMcpHandler({ openClient: () => client, log });
  const server = createAdaptorServer({
    fetch: async (request) => {
      // A web page may send requests here under a name of its own (DNS rebinding).
      const refused =
        hostHeaderValidationResponse(request, localhostAllowedHostnames()) ??
        originValidationResponse(request, localhostAllowedOrigins());
      if (refused !== undefined) return refused;
      if (new URL(request.url).pathname !== '/mcp') return new Response('MCP is at /mcp.\n', { status: 404 });
      return handler.fetch(request, principal);
    },
  });
  await listen(server, options);
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}/mcp`,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await handler.close();
      await letGo(server, closed);
    },
  };
}

type HttpServer = ReturnType<typeof createAdaptorServer>;

/** Milliseconds in which the last answers may reach their clients. */
const grace = 2000;

/** Ends connections as they fall idle, so that a call that was stopped is still answered, and all after the grace. */
async function letGo(server: HttpServer, closed: Promise<void>): Promise<void> {
  if (!('closeIdleConnections' in server)) return closed;
  const sweep = setInterval(() => server.closeIdleConnections(), 20);
  const end = setTimeout(() => server.closeAllConnections(), grace);
  await closed;
  clearInterval(sweep);
  clearTimeout(end);
}

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

async function listen(server: HttpServer, { host, port }: Pick<McpHttpOptions, 'host' | 'port'>): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  }).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'EADDRINUSE' ? 'another program uses it' : (error.code ?? error.message);
    throw new HyperalignError(
      'invalid_input',
      `Port ${port} of ${host} cannot be served: ${why}. Give another with --port, or 0 for any that is free.`,
      { cause: error },
    );
  });
}
