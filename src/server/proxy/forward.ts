import type { Context } from 'hono';
import type { AppEnv } from '../app-env.ts';
import { sentHeaders } from '../sent-headers.ts';
import { breakConnection, clientSignal } from './client-signal.ts';
import { requestHeaders } from './passed-headers.ts';
import type { AnswerBody, Endpoint, GuidedPrefix, Upstream } from './upstream.ts';

export interface Forwarded {
  readonly endpoint: Endpoint;
  /** Null asks by GET. */
  readonly body: string | Uint8Array | null;
  readonly guided: GuidedPrefix | null;
  /** Of ours, for the client. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Asks the upstream and hands its answer on: status, headers and body as they are. */
export async function forward(upstream: Upstream, c: Context<AppEnv>, forwarded: Forwarded): Promise<Response> {
  const timing = c.get('timing');
  const onBroken = breakConnection(c);
  const { pathname, search } = new URL(c.req.url);
  timing.upstreamAskedAt = performance.now();
  const answer = await upstream.send({
    workspace: c.get('principal').workspace,
    endpoint: forwarded.endpoint,
    method: forwarded.body === null ? 'GET' : 'POST',
    path: pathname.slice('/v1'.length) + search,
    headers: requestHeaders(sentHeaders(c)),
    authorization: authorizationOfClient(c),
    body: forwarded.body,
    guided: forwarded.guided,
    signal: clientSignal(c),
    ...(onBroken === undefined ? {} : { onBroken }),
  });
  timing.upstreamAnsweredAt = performance.now();
  if (answer.body.kind === 'stream') timing.streamed = answer.body.ended;
  const headers = new Headers([...answer.headers.map(([name, value]): [string, string] => [name, value])]);
  for (const [name, value] of Object.entries(forwarded.headers)) headers.set(name, value);
  return new Response(contentOf(answer.body, answer.status, headers), { status: answer.status, headers });
}

/** Never a key of ours, which no upstream may see; a client may send one also where keys are not in force yet. */
function authorizationOfClient(c: Context<AppEnv>): string | null {
  const sent = c.req.header('authorization');
  if (sent === undefined || c.get('principal').keyId !== null) return null;
  return /^Bearer +ha_/i.test(sent) ? null : sent;
}

function contentOf(body: AnswerBody, status: number, headers: Headers) {
  // Answers of these have no body, by the definition of Response.
  if (status === 204 || status === 205 || status === 304) return null;
  if (body.kind === 'whole') return body.bytes;
  // Without this the adapter waits for the first pieces to learn their length.
  if (!headers.has('content-length')) headers.set('transfer-encoding', 'chunked');
  return body.stream;
}
