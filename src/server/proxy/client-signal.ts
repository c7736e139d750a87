import type { Context } from 'hono';
import type { AppEnv } from '../app-env.ts';

/** Aborted when the client goes away before it has its whole answer. */
export function clientSignal(c: Context<AppEnv>): AbortSignal {
  // `c.env` is undefined where the app is called without a socket.
  const outgoing = (c.env as AppEnv['Bindings'] | undefined)?.outgoing;
  if (outgoing === undefined) return c.req.raw.signal;
  // The signal of the request would make the adapter build a whole Request first.
  const gone = new AbortController();
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) gone.abort();
  });
  return gone.signal;
}

/** Breaks the connection to the client, so that it sees that its answer has no proper end. Undefined where there is no socket. */
export function breakConnection(c: Context<AppEnv>): (() => void) | undefined {
  const outgoing = (c.env as AppEnv['Bindings'] | undefined)?.outgoing;
  return outgoing === undefined ? undefined : () => outgoing.destroy();
}
