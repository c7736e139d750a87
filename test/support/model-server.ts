import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { z } from 'zod';

const requestSchema = z.object({
  seed: z.number().optional(),
  stream: z.boolean().optional(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  response_format: z.unknown().optional(),
});
export type ModelRequest = z.infer<typeof requestSchema>;

/** What the server does with a request: says a text, says its beginning and goes silent, or refuses. */
export type ServerReply = string | { readonly begins: string } | { readonly status: number };

export interface ModelServer {
  /** Name of the model for `--model`. */
  readonly id: string;
  readonly requests: readonly ModelRequest[];
  /** Resolves when so many requests have come. */
  asked(count: number): Promise<void>;
  /** Resolves when so many answers are over: said to the end, or the client has gone. */
  hungUp(count: number): Promise<void>;
  close(): Promise<void>;
}

/** A loopback server that speaks the OpenAI chat API and answers by a script. Closes when the test is over. */
export async function openModelServer(
  script: (request: ModelRequest, index: number) => ServerReply,
): Promise<ModelServer> {
  const requests: ModelRequest[] = [];
  const waiting = new Set<() => void>();
  let over = 0;
  const until = (reached: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = () => {
        if (!reached()) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  const server = createServer((incoming, response) => {
    response.on('close', () => {
      over += 1;
      for (const look of waiting) look();
    });
    bodyOf(incoming)
      .then((body) => {
        requests.push(requestSchema.parse(JSON.parse(body)));
        for (const look of waiting) look();
        const [request] = requests.slice(-1);
        if (request !== undefined) answer(response, request, script(request, requests.length - 1));
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  onTestFinished(() => stop(server));
  return {
    id: `compatible:http://127.0.0.1:${port}/v1#scripted`,
    requests,
    asked: (count) => until(() => requests.length >= count),
    hungUp: (count) => until(() => over >= count),
    close: () => stop(server),
  };
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  let body = '';
  for await (const piece of incoming) body += piece;
  return body;
}

function answer(response: ServerResponse, { stream }: ModelRequest, reply: ServerReply): void {
  if (typeof reply === 'object' && 'status' in reply) {
    response.writeHead(reply.status, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({ error: { message: `the server said ${reply.status}`, type: 'x', code: 'y', param: null } }),
    );
    return;
  }
  if (stream !== true && typeof reply === 'string') {
    response.writeHead(200, { 'content-type': 'application/json' });
    const message = { role: 'assistant', content: reply };
    response.end(JSON.stringify({ ...whole, choices: [{ index: 0, message, finish_reason: 'stop' }], usage }));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const text = typeof reply === 'string' ? reply : reply.begins;
  if (text !== '') response.write(chunk({ delta: { content: text } }));
  if (typeof reply === 'object') return;
  response.write(chunk({ delta: {}, finish_reason: 'stop' }));
  response.end(`data: ${JSON.stringify({ ...envelope, choices: [], usage })}\n\ndata: [DONE]\n\n`);
}

const usage = { prompt_tokens: 11, completion_tokens: 3, total_tokens: 14 };
const whole = { id: 'c1', object: 'chat.completion', created: 1, model: 'scripted' };
const envelope = { id: 'c1', object: 'chat.completion.chunk', created: 1, model: 'scripted' };

function chunk(choice: Readonly<Record<string, unknown>>): string {
  return `data: ${JSON.stringify({ ...envelope, choices: [{ index: 0, finish_reason: null, ...choice }] })}\n\n`;
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
