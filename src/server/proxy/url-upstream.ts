import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import { clientLeft } from '../client-left.ts';
import { streamOf, wholeOf } from './incoming-stream.ts';
import { answerHeaders } from './passed-headers.ts';
import type { AnswerBody, Upstream, UpstreamAnswer, UpstreamRequest } from './upstream.ts';
import { tooSlow, unreachable } from './upstream-failure.ts';

export interface UrlUpstreamOptions {
  /** Base address of a server that speaks the OpenAI API, usually with `/v1` at its end. */
  readonly baseUrl: string;
  /** Sent in place of the client's own; null sends the client's own where it is not for us. */
  readonly apiKey: string | null;
  /** Milliseconds to wait for a connection; default 10,000. */
  readonly connectMs?: number;
  /** Milliseconds without a byte before a request is given up; default 600,000, for models may think long. */
  readonly idleMs?: number;
}

interface Target {
  readonly name: string;
  readonly base: URL;
  readonly apiKey: string | null;
  readonly connectMs: number;
  readonly idleMs: number;
  readonly agent: http.Agent;
  readonly request: typeof http.request;
}

/** A server that speaks the OpenAI API. Its answers, errors included, are handed on as they are, and its streams piece by piece. */
export function urlUpstream({ baseUrl, apiKey, connectMs = 10_000, idleMs = 600_000 }: UrlUpstreamOptions): Upstream {
  const base = new URL(baseUrl.replace(/\/+$/, ''));
  // Three times as cheap as global fetch, and leaves compressed bodies as they are: docs/decisions/0019-proxy.md.
  const secure = base.protocol === 'https:';
  const agent = new (secure ? https : http).Agent({ keepAlive: true, maxFreeSockets: 512 });
  const target = { name: base.href, base, apiKey, connectMs, idleMs, agent, request: (secure ? https : http).request };
  return {
    name: base.href,
    address: base,
    delivery: async () => 'both',
    send: (request) => send(target, request),
    close: async () => agent.destroy(),
  };
}

async function send(target: Target, request: UpstreamRequest): Promise<UpstreamAnswer> {
  const incoming = await ask(target, request);
  const headers = answerHeaders(incoming.rawHeaders);
  return { status: incoming.statusCode ?? 502, headers, body: await bodyOf(target, incoming, { ...request, headers }) };
}

/** Above this a body of known length is handed on piece by piece too. */
const mostWhole = 256 * 1024;

async function bodyOf(
  { name, idleMs }: Target,
  incoming: IncomingMessage,
  { onBroken, onStream, headers }: Pick<UpstreamRequest, 'onBroken' | 'onStream'> & Pick<UpstreamAnswer, 'headers'>,
): Promise<AnswerBody> {
  const length = Number(incoming.headers['content-length'] ?? Number.NaN);
  if (!(length <= mostWhole)) {
    const onPiece = onStream?.({ headers });
    return streamOf(incoming, {
      ...{ idleMs, ...(onBroken === undefined ? {} : { onBroken }) },
      ...(onPiece === undefined ? {} : { onPiece }),
    });
  }
  const idle = setTimeout(() => incoming.destroy(tooSlow(name, 'idle', idleMs)), idleMs);
  try {
    return await wholeOf(incoming);
  } catch (error) {
    throw failureOf(name, error);
  } finally {
    clearTimeout(idle);
  }
}

/** Resolves with the head of the answer. A kept connection that the upstream had closed meanwhile is no fault: the request goes out again, once. */
async function ask(target: Target, request: UpstreamRequest): Promise<IncomingMessage> {
  const first = await askOnce(target, request);
  const incoming = first === 'stale' ? await askOnce(target, request) : first;
  if (incoming !== 'stale') return incoming;
  throw unreachable(target.name, new Error('it closed two kept connections'));
}

/** `stale` where a kept connection turns out to be closed before anything of an answer has come. */
function askOnce(target: Target, request: UpstreamRequest): Promise<IncomingMessage | 'stale'> {
  const { name, connectMs, idleMs } = target;
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage | 'stale'>();
  // Counting the bytes of a text costs as much as encoding it, so it is encoded once.
  const body = typeof request.body === 'string' ? Buffer.from(request.body) : request.body;
  const asking = open(target, request, body?.byteLength ?? null);
  const idle = setTimeout(() => asking.destroy(tooSlow(name, 'idle', idleMs)), idleMs);
  const leave = () => asking.destroy(clientLeft());
  asking.once('socket', (socket) =>
    limitConnecting(asking, socket, () => tooSlow(name, 'connect', connectMs), connectMs),
  );
  asking.once('response', (incoming) => {
    clearTimeout(idle);
    // The client may go away while a body is read as well as before.
    incoming.once('close', () => request.signal.removeEventListener('abort', leave));
    resolve(incoming);
  });
  asking.on('error', (error: NodeJS.ErrnoException) => {
    clearTimeout(idle);
    request.signal.removeEventListener('abort', leave);
    if (asking.reusedSocket && error.code === 'ECONNRESET' && !request.signal.aborted) resolve('stale');
    else reject(failureOf(name, error));
  });
  if (request.signal.aborted) leave();
  else request.signal.addEventListener('abort', leave, { once: true });
  asking.end(body ?? undefined);
  return promise;
}

function open(
  { base, agent, request: start, apiKey }: Target,
  request: UpstreamRequest,
  length: number | null,
): ClientRequest {
  const authorization = apiKey === null ? request.authorization : `Bearer ${apiKey}`;
  return start({
    protocol: base.protocol,
    hostname: base.hostname.replace(/^\[|\]$/g, ''),
    port: base.port === '' ? null : base.port,
    path: `${base.pathname.replace(/\/$/, '')}${request.path}`,
    method: request.method,
    agent,
    headers: {
      ...request.headers,
      ...(authorization === null ? {} : { authorization }),
      ...(length === null ? {} : { 'content-length': length }),
    },
  });
}

function limitConnecting(asking: ClientRequest, socket: Socket, failure: () => Error, connectMs: number): void {
  if (!socket.connecting) return;
  const limit = setTimeout(() => asking.destroy(failure()), connectMs);
  const done = () => clearTimeout(limit);
  socket.once('encrypted' in socket ? 'secureConnect' : 'connect', done);
  socket.once('close', done);
}

function failureOf(name: string, error: unknown): Error {
  const cause = error instanceof Error ? error : new Error(String(error));
  // What we destroyed a request with ourselves is told already.
  return cause.name === 'HyperalignError' ? cause : unreachable(name, cause);
}
