import { createMcpHandler as createSdkHandler } from '@modelcontextprotocol/server';
import type { Principal } from '../contracts/access.ts';
import { principalSchema } from '../contracts/access.ts';
import type { Hyperalign } from '../hyperalign.ts';
import { type Log, openCalls } from './door.ts';
import { isBatch } from './is-batch.ts';
import { openMcpServer } from './open-mcp-server.ts';
import { unservedLine } from './tell-error.ts';

export interface McpHandlerOptions {
  /** The client of the principal's workspace. Whoever opens it closes it: the handler never does. */
  openClient(principal: Principal): Hyperalign | Promise<Hyperalign>;
  /** Lines for whoever runs the server; default: none. They hold no text of samples, tasks or drafts. */
  readonly log?: Log;
}

/** MCP over streamable HTTP, for a route of an HTTP server. Keeps nothing between two requests. */
export interface McpHandler {
  /** Answers one request of this principal. Who it is, and whether host and origin are right, is for the caller to have checked. */
  fetch(request: Request, principal: Principal): Promise<Response>;
  /** Ends the calls under way and resolves once they are over. A request that comes later is answered with 503. */
  close(): Promise<void>;
}

const oneMessageOnly = {
  jsonrpc: '2.0',
  id: null,
  error: { code: -32600, message: 'Send one message a request: this server takes no batches.' },
};

/** Serves protocol 2026-07-28 and, for older clients, the revisions of 2025 without sessions. */
export function createMcpHandler({ openClient, log = () => undefined }: McpHandlerOptions): McpHandler {
  const calls = openCalls();
  const handler = createSdkHandler(
    async ({ authInfo }) => {
      const principal = principalSchema.parse(authInfo?.extra?.['principal']);
      return openMcpServer({ client: await openClient(principal), principal, calls, log });
    },
    { onerror: (error) => log(unservedLine(error)) },
  );
  return {
    fetch: async (request, principal) => {
      if (calls.stopped.aborted) return new Response('The server is stopping.', { status: 503 });
      // Limits count requests, so one request is one message; revisions since 2025-06-18 know no other.
      if (await isBatch(request)) return Response.json(oneMessageOnly, { status: 400 });
      const { keyId, scopes } = principal;
      const authInfo = { token: '', clientId: keyId ?? 'local', scopes: [...scopes], extra: { principal } };
      return handler.fetch(request, { authInfo });
    },
    close: async () => {
      await calls.stop();
      await handler.close();
    },
  };
}
