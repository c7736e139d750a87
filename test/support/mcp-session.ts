import { type CallToolResult, Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { onTestFinished } from 'vitest';
import type { Hyperalign } from '../../src/hyperalign.ts';
import { createMcpHandler, localPrincipal, type McpHandler, type Principal } from '../../src/mcp.ts';

/** The two generations of the protocol: a handshake first, or everything with each request. */
export const eras = ['legacy', 'modern'] as const;
export type Era = (typeof eras)[number];

export const everything = localPrincipal('default', null);

export interface McpSession {
  readonly client: Client;
  readonly handler: McpHandler;
  /** What the server said for whoever runs it. */
  readonly log: readonly string[];
  call(name: string, args: Readonly<Record<string, unknown>>): Promise<CallToolResult>;
}

/** A client of this handler, as a program in an own process would be, without a socket. Closes when the test is over. */
export async function connectTo(
  handler: McpHandler,
  { era = 'modern', principal = everything }: { readonly era?: Era; readonly principal?: Principal } = {},
): Promise<Client> {
  const client = new Client(
    { name: 'test', version: '1.0.0' },
    { versionNegotiation: { mode: era === 'legacy' ? 'legacy' : { pin: '2026-07-28' } } },
  );
  await client.connect(
    new StreamableHTTPClientTransport(new URL('http://127.0.0.1/mcp'), {
      fetch: (url, init) => handler.fetch(new Request(url, init), principal),
    }),
  );
  onTestFinished(() => client.close());
  return client;
}

/** The door on an engine, and a client before it. */
export async function openMcpSession(
  engine: Hyperalign,
  options: { readonly era?: Era; readonly principal?: Principal } = {},
): Promise<McpSession> {
  const log: string[] = [];
  const handler = createMcpHandler({ openClient: () => engine, log: (line) => log.push(line) });
  onTestFinished(() => handler.close());
  const client = await connectTo(handler, options);
  return {
    client,
    handler,
    log,
    call: (name, args) => client.callTool({ name, arguments: args }),
  };
}

/** The text of a result, whole. */
export function textOf({ content }: CallToolResult): string {
  return content.map((block) => (block.type === 'text' ? block.text : `[${block.type}]`)).join('\n');
}
