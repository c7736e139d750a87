import type { Server, ServerOptions } from 'node:http';
import type { Socket } from 'node:net';

/** What a server allows connections, so that nobody can hold all of them without sending anything. Times in milliseconds. */
export interface ConnectionLimits {
  /** Open at a time; further ones are closed unanswered. Default 1,000. */
  readonly connections: number;
  /** Open at a time from one address. Default as many as `connections`, since all may come through one proxy. */
  readonly connectionsOfAddress: number;
  /** From when a connection is open, or the last request on it has begun, until the head of a request is whole; with TLS also until it is agreed on. Default 15,000. */
  readonly headMs: number;
  /** Until a whole request has come, body included. Default 300,000. */
  readonly requestMs: number;
  /** How long a connection stays open that waits for another request. Default 5,000. */
  readonly keepAliveMs: number;
  /** Requests that one connection may carry one after another. Default 10,000. */
  readonly requestsOfConnection: number;
}

export const usualConnectionLimits: Omit<ConnectionLimits, 'connectionsOfAddress'> = {
  connections: 1_000,
  headMs: 15_000,
  requestMs: 300_000,
  keepAliveMs: 5_000,
  requestsOfConnection: 10_000,
};

/** The limits with what is not given by default. */
export function connectionLimitsOf(given: Partial<ConnectionLimits>): ConnectionLimits {
  const limits = { ...usualConnectionLimits, ...given };
  return { connectionsOfAddress: limits.connections, ...limits };
}

/** What Node has to be told when a server is made. */
export function serverOptionsOf({ headMs, requestMs, keepAliveMs }: ConnectionLimits) {
  // Node takes no head that may take longer than its request.
  const headersTimeout = Math.min(headMs, requestMs);
  return {
    headersTimeout,
    requestTimeout: requestMs,
    keepAliveTimeout: keepAliveMs,
    // Node looks every so often which connections are over their time; by default too seldom to keep these limits.
    connectionsCheckingInterval: Math.max(50, Math.min(1_000, headersTimeout / 4)),
    handshakeTimeout: headMs,
  } satisfies ServerOptions & { readonly handshakeTimeout: number };
}

/** Counts the connections of a server and closes what is beyond the limits. */
export function limitConnections(server: Server, limits: ConnectionLimits): void {
  server.maxConnections = limits.connections;
  server.maxRequestsPerSocket = limits.requestsOfConnection;
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    const count = (open.get(address) ?? 0) + 1;
    if (count > limits.connectionsOfAddress) {
      socket.destroy();
      return;
    }
    open.set(address, count);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left === 0) open.delete(address);
      else open.set(address, left);
    });
  });
}
