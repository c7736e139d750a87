import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface UpstreamCall {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** As it came over the wire. */
  readonly body: string;
  /** Resolves when the connection of this call is over, in whatever way. */
  readonly over: Promise<void>;
}

export type AnswerCall = (call: UpstreamCall, response: ServerResponse) => void | Promise<void>;

export interface UpstreamStub {
  /** Base address, with `/v1`. */
  readonly url: string;
  readonly calls: readonly UpstreamCall[];
  /** Resolves with the call of this index once it has come whole. */
  called(index: number): Promise<UpstreamCall>;
  /** Breaks every connection off. */
  kill(): void;
  close(): Promise<void>;
}

/** A loopback server in the place of a vendor's. It answers as the test says and knows nothing of personalising. */
export async function openUpstreamStub(answer: AnswerCall): Promise<UpstreamStub> {
  const calls: UpstreamCall[] = [];
  const waiting = new Set<() => void>();
  const server = createServer(async (incoming, response) => {
    const over = new Promise<void>((resolve) => response.once('close', resolve));
    const body = await bodyOf(incoming).catch(() => null);
    if (body === null) return;
    const call = { method: incoming.method ?? '', path: incoming.url ?? '', headers: incoming.headers, body, over };
    calls.push(call);
    for (const look of waiting) look();
    await answer(call, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    calls,
    called: (index) =>
      new Promise((resolve) => {
        const look = () => {
          const call = calls[index];
          if (call === undefined) return;
          waiting.delete(look);
          resolve(call);
        };
        waiting.add(look);
        look();
      }),
    kill: () => server.closeAllConnections(),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  let body = '';
  for await (const piece of incoming.setEncoding('utf8')) body += piece;
  return body;
}

export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'upstream-1' });
  response.end(JSON.stringify(body));
}

export function completionOf(content: string, more: Readonly<Record<string, unknown>> = {}) {
  return {
    ...{ id: 'chatcmpl-1', object: 'chat.completion', created: 1, model: 'stub' },
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop', ...more }],
    usage: { prompt_tokens: 5, completion_tokens: 2, total_tokens: 7 },
  };
}

/** One event of a chat stream. */
export function chunkOf(delta: unknown, finish: string | null = null): string {
  return eventOf({
    ...{ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'stub' },
    choices: [{ index: 0, delta, finish_reason: finish }],
  });
}

export function eventOf(data: unknown): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}

export function beginStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  response.flushHeaders();
}

/** A whole chat stream, a piece an event. */
export function sendStream(response: ServerResponse, pieces: readonly string[]): void {
  beginStream(response);
  for (const content of pieces) response.write(chunkOf({ content }));
  response.end(`${chunkOf({}, 'stop')}data: [DONE]\n\n`);
}
