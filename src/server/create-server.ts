import type { Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { HyperalignError } from '../errors.ts';
import { checkAddress } from './check-address.ts';
import { type ConnectionLimits, connectionLimitsOf, limitConnections, serverOptionsOf } from './connection-limits.ts';
import { type AppParts, assembleApp } from './create-app.ts';
import { isLoopback } from './loopback.ts';
import { watchedUpstream } from './proxy/watched-upstream.ts';

export interface ServerOptions extends Omit<AppParts, 'loopbackOnly' | 'isStopping'> {
  /** 0 takes any that is free. */
  readonly port: number;
  /** Default 127.0.0.1. Another than the loopback address needs keys. */
  readonly host?: string;
  /** How long answers may go on after `stop`, in milliseconds; default 30,000. */
  readonly stopMs?: number;
  /** Certificate (with those between it and its root) and private key, as PEM. Default: the server speaks plain HTTP. */
  readonly tls?: TlsPair;
  readonly limits?: Partial<ConnectionLimits>;
}

/** As PEM. */
export interface TlsPair {
  readonly cert: string;
  readonly key: string;
}

export interface RunningServer {
  /** Without a slash at its end. */
  readonly url: string;
  /** Takes no more requests, lets those that are open end within the limit, breaks the rest off, lets go of the upstream and notes what all of them cost. Calling again waits for the same end. */
  stop(): Promise<void>;
}

/** Listens. Throws `invalid_input` for an address that cannot be taken or that needs keys, and for a certificate that cannot be used. The workspaces stay open for whoever opened them. */
export async function createServer({
  port,
  host = '127.0.0.1',
  stopMs = 30_000,
  tls,
  limits = {},
  ...parts
}: ServerOptions): Promise<RunningServer> {
  checkAddress(host, parts.access);
  let stopping: Promise<void> | null = null;
  const upstream = watchedUpstream(parts);
  const app = assembleApp({ ...parts, upstream, loopbackOnly: isLoopback(host), isStopping: () => stopping !== null });
  const server = serverFor(app.fetch, tls, connectionLimitsOf(limits));
  await listening(server, { port, host });
  const { port: taken, address, family } = server.address() as AddressInfo;
  return {
    url: `${tls === undefined ? 'http' : 'https'}://${family === 'IPv6' ? `[${address}]` : address}:${taken}`,
    stop: () => {
      stopping ??= closed(server, stopMs).then(() => upstream.close());
      return stopping;
    },
  };
}

type AdaptorOptions = Parameters<typeof createAdaptorServer>[0];

function serverFor(fetch: AdaptorOptions['fetch'], tls: TlsPair | undefined, limits: ConnectionLimits): Server {
  const serverOptions = serverOptionsOf(limits);
  // The adapter gives an HTTP/1 server unless it is handed another maker; that of HTTPS is one with TLS below it.
  const server = (
    tls === undefined
      ? createAdaptorServer({ fetch, serverOptions })
      : withUsable(() =>
          createAdaptorServer({ fetch, createServer: createTlsServer, serverOptions: { ...serverOptions, ...tls } }),
        )
  ) as Server;
  limitConnections(server, limits);
  return server;
}

function withUsable<Made>(make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    throw new HyperalignError(
      'invalid_input',
      `The certificate and its key cannot be used: ${error instanceof Error ? error.message : String(error)}. Give both as PEM, the key without a passphrase.`,
      { cause: error },
    );
  }
}

function listening(server: Server, { port, host }: { readonly port: number; readonly host: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(untakable(error, port, host)));
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
}

function untakable(error: NodeJS.ErrnoException, port: number, host: string): HyperalignError {
  const why = error.code === 'EADDRINUSE' ? 'another program listens there' : (error.code ?? error.message);
  return new HyperalignError(
    'invalid_input',
    `The server cannot listen on ${host} port ${port}: ${why}. Choose another with --port or --host; --port 0 takes one that is free.`,
    { details: { host, port }, cause: error },
  );
}

async function closed(server: Server, limitMs: number): Promise<void> {
  const ended = new Promise<void>((resolve) => server.close(() => resolve()));
  // A kept connection becomes idle when its last answer ends, and would hold the end up until its time is over.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const limit = setTimeout(() => server.closeAllConnections(), limitMs);
  await ended;
  clearInterval(idle);
  clearTimeout(limit);
}
